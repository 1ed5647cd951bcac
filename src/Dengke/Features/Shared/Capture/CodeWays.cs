namespace Dengke.Features.Shared.Capture;

/// <summary>A way in which a student gets the capture code from the registry.</summary>
/// <param name="Icon">As pages link it.</param>
public sealed record CodeWay(
    (string Chinese, string English) Name,
    string Icon,
    IReadOnlyList<(string Chinese, string English)> Steps
);

/// <summary>The three ways that the registry has (domain facts 2.1), for the student's page and for 附件3.</summary>
public static class CodeWays
{
    public static IReadOnlyList<CodeWay> All { get; } =
    [
        new(
            ("学信档案(网页)", "Registry archive (web)"),
            "/icons.svg#world",
            [
                ("打开 my.chsi.com.cn, 登录学信档案", "Open my.chsi.com.cn and sign in to 学信档案"),
                ("进入“图像校对”, 按提示完成实人核验", "Choose 图像校对; do the face check if asked"),
                ("点“采集码”, 保存图片", "Open 采集码 and save the picture"),
            ]
        ),
        new(
            ("学信网微信公众号", "Registry's WeChat account"),
            "/icons.svg#message-circle",
            [
                ("在微信中关注“学信网”公众号", "Follow 学信网 in WeChat"),
                ("用本人学信网账号登录", "Sign in with your own registry account"),
                ("点“采集码”, 保存图片", "Choose 采集码 and save the picture"),
            ]
        ),
        new(
            ("学信网 APP", "Registry app"),
            "/icons.svg#device-mobile",
            [
                ("在手机应用商店安装“学信网”", "Install 学信网 from your phone's store"),
                ("用本人学信网账号登录", "Sign in with your own registry account"),
                ("点“采集码”, 保存图片", "Open 采集码 and save the picture"),
            ]
        ),
    ];
}

using System.Globalization;
using Dengke.Platform.Api;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace Dengke.Features.Problems;

/// <summary>What is shown instead of a page that cannot be: what happened, what was kept, what to do.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
[NoForm]
public sealed class ProblemModel : DengkePage
{
    public string Heading { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    /// <summary>A page, or what a program reads, by what was asked for; by whatever method that was.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Describe(int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture));
        var asked =
            HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (new PathString(asked).IsApi())
        {
            context.Result = new JsonResult(ApiProblem.OfStatus(Response.StatusCode), ApiJson.Options)
            {
                ContentType = ApiProblem.ContentType,
            };
        }
    }

    private void Describe(int code)
    {
        Response.StatusCode = code is >= 400 and < 600 ? code : 404;
        (Heading, Explanation) = Response.StatusCode switch
        {
            400 => (
                T("请求无效", "Bad request"),
                T(
                    "页面可能已过期; 您的数据没有改动, 请返回刷新后再试。",
                    "The page may be out of date. Nothing was changed; go back, reload and try again."
                )
            ),
            403 => (
                T("无权访问", "Not allowed"),
                T("您的角色不能查看此页。如需权限, 请联系学籍管理科。", "Your role cannot see this page.")
            ),
            404 => (
                T("没有此页", "Not found"),
                T("地址有误, 或内容已不存在, 或您无权查看。", "The address is wrong, or this is not yours to see.")
            ),
            413 => (
                T("文件太大", "Too large"),
                T(
                    "文件超过可以上传的大小, 没有上传; 之前保存的内容都在。请返回, 换一个小一些的文件。",
                    "The file is larger than can be uploaded and was not taken; what was kept before is there. Go back and choose a smaller one."
                )
            ),
            429 => (
                T("请求过多", "Too many requests"),
                T(
                    "短时间内操作太多, 本次没有生效; 已填的内容请保留, 稍等片刻再试。",
                    "Too much in a short time. This act was not done; wait a while and try again."
                )
            ),
            >= 500 => (
                T("程序出错", "Something broke"),
                T("本次操作没有生效, 之前的数据都在。请稍后再试。", "This act was not done; everything before it is kept.")
            ),
            _ => (T("无法完成", "Cannot be done"), T("本次操作没有生效。", "This act was not done.")),
        };
    }
}

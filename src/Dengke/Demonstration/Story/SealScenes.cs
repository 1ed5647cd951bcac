using Dengke.Domain.Sealing;
using Dengke.Features.Demo.Making;
using Dengke.Features.Sealing;
using Dengke.Features.Stations;
using Dengke.Platform.Envelopes;
using Dengke.Platform.Files;
using Dengke.Platform.Web;
using Dengke.Serving;

namespace Dengke.Demonstration.Story;

/// <summary>
/// From the photos to the seal: they are handed over, everybody proof-reads theirs, and the registrar names whoever never came. From then on
/// the campaign is ready to be sealed.
/// </summary>
internal sealed class SealScenes(Stage stage, string folder)
{
    /// <summary>The key that opens the demo's photos, under the password of its accounts.</summary>
    private const string KeyFile = "registrar.key.jwe";

    private static readonly string[] Reasons = ["应征入伍, 保留学籍", "休学, 随下一届毕业", "在境外交流, 已书面申请随下一届办理"];

    public IReadOnlyList<Scene> All() =>
        [
            new Scene(new DateTime(2025, 3, 4, 10, 0, 0), HandOver),
            new Scene(new DateTime(2025, 3, 27, 16, 0, 0), () => stage.Must(stage.Cast.Registrar, new ProofReadPortraits(Id))),
            new Scene(new DateTime(2025, 5, 9, 10, 0, 0), NameWhoNeverCame),
        ];

    private string Id => stage.Campaign.Id;

    private async Task HandOver()
    {
        using var key = PrivateKey.Create(KeyUse.Encryption);
        var path = Path.Combine(folder, DemoMaker.FilesFolder, KeyFile);
        var file = key.Seal(Welcome.DemoPassword).Value;
        await PrivateFile.Create(path, System.Text.Encoding.ASCII.GetBytes(file), stage.Cancelled);
        await stage.Must(stage.Cast.Registrar, new AddRecipientKey(Id, "学籍管理科", key.Public.ToJson().ToJsonString()));
        await stage.Must(stage.Cast.Registrar, new HandOverPortraits(Id));
    }

    private async Task NameWhoNeverCame()
    {
        var open = await stage.Read(db => OpenItems.Load(db, stage.Campaign, stage.Now, stage.Cancelled));
        foreach (var (index, item) in open.Where(i => i.Kind == OpenKind.NoPortrait).Index())
        {
            var reason = Reasons[index % Reasons.Length];
            await stage.Must(stage.Cast.Registrar, new NameExceptions(Id, item.Kind, [item.Subject], reason));
        }
    }
}

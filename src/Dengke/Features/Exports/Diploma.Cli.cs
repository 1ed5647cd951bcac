using System.ComponentModel;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Platform.Documents;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Dengke.Features.Exports;

/// <summary><c>dengke export diploma</c>: the print data of certificates, and a proof of the names in the printing font.</summary>
public sealed class ExportDiplomaCommand(CommandOutput output) : ExportCommand<ExportDiplomaCommand.Settings>(output)
{
    public sealed class Settings : ExportSettings
    {
        [CommandOption("--form <FORM>")]
        [Description("xlsx 或 csv xlsx, or csv.")]
        public DiplomaForm Form { get; init; } = DiplomaForm.Xlsx;

        [CommandOption("--serial <NUMBER>")]
        [Description("证书编号起始流水号, 不填则不编号 First serial of certificate numbers.")]
        public int? Serial { get; init; }

        [CommandOption("--font <FILE>")]
        [Description("打印证书的字体文件, 用于姓名校样 The printing font, for the proof of names.")]
        public string? Font { get; init; }

        public override ValidationResult Validate() =>
            Serial is < 1 or > CertificateNumber.LargestSerial
                ? ValidationResult.Error($"--serial 请填 1 至 {CertificateNumber.LargestSerial}。")
            : Font is { } font && !File.Exists(font)
                ? ValidationResult.Error($"--font: 没有文件“{font}”。 There is no such file.")
            : ValidationResult.Success();
    }

    protected override string Verb => "diploma";

    /// <summary>Findings where a row has something to be looked at, or a name a character that the printing font lacks.</summary>
    protected override async Task<int> Run(Settings settings, CancellationToken ct)
    {
        var what = ExportKind.Diploma.Words().Chinese;
        var name = Name(settings, what, settings.Form == DiplomaForm.Csv ? ".csv" : ".xlsx");
        var data = new DiplomaFile(Campaign, settings.Serial);
        var made = await Write<(int Rows, int Noted)>(settings, name, async s => await data.Write(s, settings.Form, Rows, ct));
        if (!made.IsOk)
        {
            return Fail(made.Failure!);
        }

        using var own = settings.Font is { } font ? new DocumentFonts(PrintingFont(font)) : null;
        if (own?.Missing is not null)
        {
            return Fail($"“{settings.Font}”不是字体文件。 It is no font.");
        }

        var proof = Name(settings, "证书姓名校样", ".pdf");
        var fonts = own ?? Installation.Get<DocumentFonts>();
        var lacking = await Write(settings, proof, s => NamePreview.Write(s, Campaign, Rows, fonts, Now, ct));
        if (!lacking.IsOk)
        {
            return Fail(lacking.Failure!);
        }

        var noted = await Note(ExportKind.Diploma, what, settings, made.Value.Rows, 0, ct);
        if (!noted.IsOk)
        {
            return Fail(noted.Failure!);
        }

        Tell(
            settings,
            new
            {
                file = name,
                rows = made.Value.Rows,
                noted = made.Value.Noted,
                proof,
                lacking = lacking.Value,
                Rows.IsSealed,
            },
            $"写入 {made.Value.Rows:N0} 行, {made.Value.Noted:N0} 行需留意 rows, to be looked at -> {name}",
            $"{lacking.Value:N0} 个姓名有打印字体所缺的字 names with characters that the font lacks -> {proof}"
        );
        return made.Value.Noted + lacking.Value == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    /// <summary>That font first; what it lacks is drawn by the others.</summary>
    private static FontFiles PrintingFont(string path)
    {
        var usual = new FontFiles();
        return usual with
        {
            Regular = [new FontFile(path)],
            Bold = [],
            RareCharacters = [.. usual.RareCharacters, .. usual.Regular],
        };
    }
}

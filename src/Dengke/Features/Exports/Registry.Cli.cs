using System.ComponentModel;
using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Platform;
using Dengke.Platform.CommandLine;
using Dengke.Tables.Writing;
using Spectre.Console.Cli;

namespace Dengke.Features.Exports;

/// <summary><c>dengke export registry</c>: the file for the registry, and beside it the rows that are not in it.</summary>
public sealed class ExportRegistryCommand(CommandOutput output) : ExportCommand<ExportRegistryCommand.Settings>(output)
{
    public sealed class Settings : UnveilingSettings
    {
        [CommandOption("--form <FORM>")]
        [Description("dbf 或 xlsx dbf, or xlsx.")]
        public RegistryForm Form { get; init; } = RegistryForm.Dbf;

        [CommandOption("--encoding <ENCODING>")]
        [Description("gb18030 或 gbk, 列宽按其字节核对 gb18030, or gbk; widths are counted in its bytes.")]
        public DbfEncoding Encoding { get; init; } = DbfEncoding.Gb18030;
    }

    protected override string Verb => "registry";

    /// <summary>Clean where every row was written; findings where some were left out.</summary>
    protected override async Task<int> Run(Settings settings, CancellationToken ct)
    {
        var check = new RegistryCheck(Campaign, settings.Encoding);
        var today = DateOnly.FromDateTime(ChinaTime.ToLocal(Now));
        var (what, encoding) = (ExportKind.Registry.Words().Chinese, settings.Encoding.Name());
        var ending = settings.Form == RegistryForm.Dbf ? ".dbf" : ".xlsx";
        var name = Name(settings, what, ending, encoding);
        var made = await Write(
            settings,
            name,
            s => RegistryFile.Write(s, settings.Form, check, Rows, settings.Encoding, today, ct)
        );
        if (!made.IsOk)
        {
            return Fail(made.Failure!);
        }

        var sums = made.Value;
        string? list = null;
        if (sums.LeftOut > 0)
        {
            list = Name(settings, FindingsSheet.Title, ".xlsx", encoding, $"{settings.Form}");
            var listed = await Write<Done>(
                settings,
                list,
                async s =>
                {
                    await FindingsSheet.Write(s, sums.Findings, ct);
                    return default(Done);
                }
            );
            if (!listed.IsOk)
            {
                return Fail(listed.Failure!);
            }
        }

        var noted = await Note(
            ExportKind.Registry,
            $"{what}({settings.Form}, {encoding})",
            settings,
            sums.Rows,
            sums.LeftOut,
            ct
        );
        if (!noted.IsOk)
        {
            return Fail(noted.Failure!);
        }

        Tell(
            settings,
            new
            {
                file = name,
                rows = sums.Rows,
                left_out = sums.LeftOut,
                list,
                Rows.IsSealed,
                findings = sums.Findings.Select(f => new
                {
                    student_no = f.Row.Student.StudentNo,
                    name = f.Row.Student.Name,
                    column = f.Column,
                    trouble = f.Trouble,
                    message = f.Chinese,
                }),
            },
            [
                $"写入 {sums.Rows:N0} 行, 未写入 {sums.LeftOut:N0} 行 written, left out -> {name}",
                .. list is null ? Enumerable.Empty<string>() : [$"未写入的行见 the rows left out: {list}"],
            ]
        );
        return sums.LeftOut == 0 ? ExitCode.Clean : ExitCode.Findings;
    }
}

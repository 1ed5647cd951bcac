using Dengke.Domain.Campaigns;
using Dengke.Domain.Kernel;
using Dengke.Domain.Records;
using Dengke.Features.Exports.Archive;
using Dengke.Features.Shared.Confirmation;
using Dengke.Platform.Files;
using Dengke.Tables.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Dengke.Features.Exports;

/// <summary>The exports themselves: each is made, noted, and handed out.</summary>
public sealed partial class ExportsModel
{
    public async Task<IActionResult> OnPostRegistry(RegistryForm form, string? reason)
    {
        if (await Begin("registry", reason) is { } stopped)
        {
            return stopped;
        }

        var output = TemporaryFile.Open();
        var today = DateOnly.FromDateTime(Domain.Campaigns.ChinaTime.ToLocal(clock.GetUtcNow()));
        var check = new RegistryCheck(Settings, Encoding);
        var made = await RegistryFile.Write(output, form, check, rows, Encoding, today, Stopping);
        if (!made.IsOk)
        {
            await output.DisposeAsync();
            return await Back(made.Failure!);
        }

        var sums = made.Value;
        var left = sums.LeftOut > 0 ? $"缺{sums.LeftOut}行" : null;
        var ending = form == RegistryForm.Dbf ? ".dbf" : ".xlsx";
        var type = form == RegistryForm.Dbf ? "application/octet-stream" : XlsxWriter.ContentType;
        var what = $"{ExportKind.Registry.Words().Chinese}({form}, {Encoding.Name()})";
        return await HandOut(
            Take(ExportKind.Registry, what, sums.Rows, sums.LeftOut, unveils: true),
            output,
            type,
            Name(ExportKind.Registry.Words().Chinese, ending, Encoding.Name(), left)
        );
    }

    public async Task<IActionResult> OnPostDiploma(DiplomaForm form, string? serial)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        Sent = "diploma";
        var first = FirstSerial(serial);
        if (!first.IsOk)
        {
            return await Back(first.Failure!);
        }

        var output = TemporaryFile.Open();
        var (all, _) = await new DiplomaFile(Settings, first.Value).Write(output, form, rows, Stopping);
        var type = form == DiplomaForm.Csv ? "text/csv; charset=utf-8" : XlsxWriter.ContentType;
        var what = ExportKind.Diploma.Words().Chinese;
        return await HandOut(
            Take(ExportKind.Diploma, what, all, 0, unveils: false),
            output,
            type,
            Name(what, form == DiplomaForm.Csv ? ".csv" : ".xlsx")
        );
    }

    public async Task<IActionResult> OnPostReview(bool each)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        var output = TemporaryFile.Open();
        if (each)
        {
            await ReviewZip.Write(output, Db, vault, Settings, Stopping);
        }
        else
        {
            await (await ReviewFile.Load(Db, Settings, Stopping)).Write(output, rows, Stopping);
        }

        var what = ExportKind.Review.Words().Chinese;
        return await HandOut(
            Take(ExportKind.Review, what, rows.Count, 0, unveils: false),
            output,
            each ? Zip : XlsxWriter.ContentType,
            each ? Name($"{what}-各学院", ".zip") : Name(what, ".xlsx")
        );
    }

    /// <summary>Noted before its first byte, since it is made while it is handed out.</summary>
    public async Task<IActionResult> OnPostArchive(string? reason)
    {
        if (await Begin("archive", reason) is { } stopped)
        {
            return stopped;
        }

        if (fonts.Missing is { } lacking)
        {
            return await Back(lacking);
        }

        var what = ExportKind.Archive.Words().Chinese;
        var noted = await Run(Take(ExportKind.Archive, what, rows.Count, 0, unveils: true));
        if (!noted.IsOk)
        {
            return await Back(noted.Failure!);
        }

        var pack = new ArchivePack(Db, files, vault, Settings, fonts);
        var verify = address.For(Request);
        return new StreamedFile(
            Name(what, ".zip"),
            Zip,
            async (stream, ct) =>
                _ = (await pack.Write(stream, rows, Scope, t => $"{verify}/verify/{t}", clock.GetUtcNow(), null, ct)).Value
        );
    }

    private static Outcome<int?> FirstSerial(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? (int?)null
        : int.TryParse(typed.Trim(), out var number) && number is > 0 and <= CertificateNumber.LargestSerial ? number
        : Failure.Invalid(
            "serial",
            $"起始流水号应为 1 至 {CertificateNumber.LargestSerial} 的整数, 或留空。",
            $"The first serial number is a whole number from 1 to {CertificateNumber.LargestSerial}, or blank."
        );

    private TakeExport Take(ExportKind kind, string what, int written, int leftOut, bool unveils) =>
        new(Campaign.Id, kind, what, Scope, written, leftOut, rows.IsSealed, unveils, Reason);

    private async Task<IActionResult> HandOut(TakeExport take, Stream output, string type, string name)
    {
        var noted = await Run(take);
        if (!noted.IsOk)
        {
            await output.DisposeAsync();
            return await Back(noted.Failure!);
        }

        output.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(output, type, name);
    }

    /// <summary>What an export that unveils something begins with: the reason is asked for before any work.</summary>
    private async Task<IActionResult?> Begin(string handler, string? reason)
    {
        if (await Load() is { } missing)
        {
            return missing;
        }

        (Sent, Reason) = (handler, reason);
        return Reasons.Error("reason", reason) is { } error ? await Back(error) : null;
    }
}

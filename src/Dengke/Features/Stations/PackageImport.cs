using Dengke.Data;
using Dengke.Domain.Kernel;
using Dengke.Platform.Envelopes;
using Microsoft.EntityFrameworkCore;

namespace Dengke.Features.Stations;

/// <summary>Something of a package that was not taken in.</summary>
/// <param name="Shot">The shot number; null where it is about the package.</param>
public sealed record DamagedPhoto(string File, string? Shot, Failure Why);

/// <summary>What importing one package came to (HND-1).</summary>
/// <param name="Failure">Why nothing of it could be read; null for a package that was read.</param>
public sealed record PackageReport(string Name, Failure? Failure)
{
    public string Station { get; init; } = "";

    /// <summary>Whose portrait it was not known to have before.</summary>
    public int New { get; set; }

    /// <summary>Counts in place of an earlier one.</summary>
    public int Replaced { get; set; }

    /// <summary>Kept in the history, since a later one counts.</summary>
    public int Earlier { get; set; }

    /// <summary>Was here already.</summary>
    public int Doubled { get; set; }

    public int SetAside { get; set; }

    public List<DamagedPhoto> Damaged { get; } = [];
}

/// <summary>Imports packages as stations write them to a stick. A photo is taken in whole or not at all, and again does no harm.</summary>
/// <param name="run">Runs the act for one photo.</param>
internal sealed class PackageImport(DengkeDb db, string campaign, Func<ImportShot, Task<Outcome<Intake>>> run)
{
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What it is called.</param>
    public async Task<PackageReport> Import(string path, string name, CancellationToken ct)
    {
        var devices = await db.StationDevices.Where(d => d.CampaignId == campaign && d.PublicKey != null).ToListAsync(ct);
        if (devices.Count == 0)
        {
            return new PackageReport(
                name,
                Failure.Refused(
                    "no_station",
                    "还没有登记采集站, 无法确认照片包的来源。",
                    "No station is enrolled; nobody can say whose package it is."
                )
            );
        }

        var opened = PhotoPackage.Open(path, [.. devices.Select(d => PublicKey.Read(d.PublicKey!).Value)]);
        if (!opened.IsOk)
        {
            return new PackageReport(name, Understood(opened.Failure!));
        }

        using var package = opened.Value;
        var device = devices.Single(d => d.KeyId == package.Signer.KeyId);
        var report = new PackageReport(name, Failure: null) { Station = device.Name };
        foreach (var photo in package.Manifest.Photos)
        {
            var envelope = package.Envelope(photo);
            var shot = envelope.IsOk
                ? new PackedShot(photo, package.Manifest.Session, package.Manifest.Time, envelope.Value)
                : null;
            var taken = shot is null ? envelope.Failure! : await run(new ImportShot(campaign, device.Id, shot));
            Count(report, photo, taken);
        }

        report.Damaged.AddRange(
            package.Strange().Select(s => new DamagedPhoto(s.File == Path.GetFileName(path) ? name : s.File, null, s.Why))
        );
        return report;
    }

    private static void Count(PackageReport report, ManifestPhoto photo, Outcome<Intake> taken)
    {
        switch (taken)
        {
            case { Failure.Code: ShotIntake.Doubled }:
                report.Doubled++;
                break;
            case { Failure: { } failure }:
                report.Damaged.Add(new DamagedPhoto(photo.File, photo.Shot, failure));
                break;
            case { Value.Problem: not null }:
                report.SetAside++;
                break;
            case { Value.Replaced: true }:
                report.Replaced++;
                break;
            case { Value.Counts: false }:
                report.Earlier++;
                break;
            default:
                report.New++;
                break;
        }
    }

    /// <summary>Most often a stick was pulled out before it was written.</summary>
    private static Failure Understood(Failure failure) =>
        failure.Code switch
        {
            "package_unreadable" => Failure.Refused(
                failure.Code,
                "照片包不完整或已损坏, 可能是 U 盘提前拔出; 没有导入任何照片, 请从采集站重新复制。",
                "The package is incomplete or damaged, perhaps a stick pulled out too early; nothing was imported. Copy it from the station again."
            ),
            "signer_unknown" => Failure.Refused(
                failure.Code,
                "照片包不是本批次已登记的采集站签名的; 没有导入任何照片。",
                "The package is signed by no station of this campaign; nothing was imported."
            ),
            _ => failure,
        };
}

using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Dengke.Domain.Records;
using Dengke.Tests.Colleges;
using Dengke.Tests.Records;
using Dengke.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dengke.Tests.Confirmation.ConfirmationFixture;

namespace Dengke.Tests.Exports;

/// <summary>A file as the page hands it out.</summary>
internal sealed record TakenFile(HttpStatusCode Status, string Name, byte[] Content)
{
    public string Text => Encoding.UTF8.GetString(Content);
}

/// <summary>The registrar's page of exports, over the four students of the sample files.</summary>
public abstract class ExportTest(DatabaseTemplate template) : CollegeTest(template)
{
    protected const string Page = $"/campaigns/{Campaign}/exports";
    protected const string Why = "上报学信网";

    /// <summary>Adds a row to both sources.</summary>
    /// <param name="columns">In place of those of an ordinary student: by the registry's code.</param>
    protected async Task AddStudent(string number, string name, params (string Column, string Value)[] columns)
    {
        var values = new Dictionary<string, string>
        {
            ["KSH"] = $"2111010115{number[^4..]}",
            ["XH"] = number,
            ["XM"] = name,
            ["XB"] = "女",
            ["CSRQ"] = "20030307",
            ["MZ"] = "汉族",
            ["SFZH"] = $"P{number}",
            ["CC"] = "本科",
            ["XXXS"] = "普通全日制",
            ["ZYDM"] = "020101",
            ["ZYMC"] = "经济学",
            ["XZ"] = "4",
            ["FY"] = Finance,
            ["BH"] = FinanceClass,
            ["RXRQ"] = "20210901",
            ["YJBYRQ"] = "20250630",
        };
        foreach (var (column, value) in columns)
        {
            values[column] = value;
        }

        var row = string.Join(',', SampleFiles.RegistryHeader.Split(',').Select(c => $"\"{values[c]}\""));
        await Flow.Records.Import(
            Source.Registry,
            Encoding.UTF8.GetBytes($"{SampleFiles.RegistryHeader}\n{row}\n"),
            complete: false
        );
    }

    private protected async Task<TakenFile> Take(string handler, params (string Name, string Value)[] fields)
    {
        var browser = await Flow.Registrar.Browser();
        var page = await browser.Open(Page);
        var token = ((IHtmlInputElement)page.Document.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        using var form = new FormUrlEncodedContent([
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var answer = await browser.Http.PostAsync(
            new Uri(Flow.App.Address, $"{Page}?handler={handler}"),
            form,
            TestContext.Current.CancellationToken
        );
        return await Of(answer);
    }

    private protected async Task<TakenFile> Get(string query)
    {
        using var answer = await (await Flow.Registrar.Browser()).Http.GetAsync(
            new Uri(Flow.App.Address, $"{Page}{query}"),
            TestContext.Current.CancellationToken
        );
        return await Of(answer);
    }

    /// <summary>What the last export left in the audit trail, with its reason.</summary>
    private protected async Task<(JsonElement Event, string? Reason)> Noted()
    {
        var row = await Flow.App.Read(db =>
            (
                from happened in db.AuditEvents
                where happened.Type == "ExportTaken"
                join operation in db.Operations on happened.OperationId equals operation.Id
                orderby happened.Id descending
                select new { happened.Data, operation.Reason }
            ).FirstAsync()
        );
        return (JsonDocument.Parse(row.Data).RootElement, row.Reason);
    }

    protected Task<int> Exports() => Flow.App.Read(db => db.AuditEvents.CountAsync(e => e.Type == "ExportTaken"));

    private static async Task<TakenFile> Of(HttpResponseMessage answer)
    {
        var disposition = answer.Content.Headers.ContentDisposition;
        return new TakenFile(
            answer.StatusCode,
            disposition?.FileNameStar ?? disposition?.FileName ?? "",
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
    }
}

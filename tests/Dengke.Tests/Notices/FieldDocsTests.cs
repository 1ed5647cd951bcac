using System.Text;
using Dengke.Features.Shared.Documents;
using Dengke.Platform.Documents.Templates;
using Dengke.Tests.Support;

namespace Dengke.Tests.Notices;

/// <summary>The list of fields in the documents is the one that templates are checked by. DENGKE_WRITE_DOCS=1 writes it.</summary>
[Trait("Requirement", "CAM-5")]
public sealed class FieldDocsTests
{
    [Fact]
    public async Task Fields_InTheDocs_AreThoseOfTheProgram()
    {
        var path = Path.Combine(Repository.Root, "docs", "document-fields.md");
        var text = Describe();
        if (Environment.GetEnvironmentVariable("DENGKE_WRITE_DOCS") is not null)
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    private static string Describe()
    {
        var text = new StringBuilder(
            """
            # Fields of document templates

            What may stand in a template of the campaign's documents (see [campaign.md](campaign.md#documents)), with what it is in the default
            campaign. `[]` marks a list, to be gone through by `{% for %}`. A field that the campaign does not fill is blank, and `{% if %}` tells so.
            Written by a test from the program; do not edit.

            | field | e.g. |
            |---|---|

            """.ReplaceLineEndings("\n")
        );
        var facts = CampaignFactsReading.Read(SampleDocuments.Campaign, SampleDocuments.Timetable, SampleDocuments.Date);
        facts = facts with { Attachments = [new AttachmentFacts("附件1", "学籍信息核对表")] };
        foreach (var (path, value) in Walk("", facts, typeof(DocumentFacts)))
        {
            text.Append($"| `{path}` | {value.ReplaceLineEndings(" ")} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Path, string Value)> Walk(string path, object? value, Type type)
    {
        foreach (var property in FactShape.PropertiesOf(type))
        {
            var name = path.Length == 0 ? FactShape.NameOf(property) : $"{path}.{FactShape.NameOf(property)}";
            var inner = value is null ? null : property.GetValue(value);
            switch (FactShape.Of(property.PropertyType))
            {
                case FactShape.Record:
                    foreach (var found in Walk(name, inner, property.PropertyType))
                    {
                        yield return found;
                    }

                    break;
                case FactShape.ListOf { Item: FactShape.Record }:
                    var first = ((System.Collections.IEnumerable?)inner)?.Cast<object>().FirstOrDefault();
                    foreach (var found in Walk($"{name}[]", first, property.PropertyType.GetGenericArguments()[0]))
                    {
                        yield return found;
                    }

                    break;
                case FactShape.ListOf:
                    yield return ($"{name}[]", $"{((System.Collections.IEnumerable?)inner)?.Cast<object>().FirstOrDefault()}");
                    break;
                default:
                    yield return (name, Short($"{(inner is bool truth ? truth ? "true" : "false" : inner)}"));
                    break;
            }
        }
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io.Dom;

namespace Dengke.Tests.Support;

/// <summary>A page as it came, to be read and to be acted on.</summary>
/// <param name="Path">Path and query where the browser ended.</param>
/// <param name="Redirects">Paths it was sent to on the way.</param>
public sealed record WebPage(
    Browser Browser,
    HttpStatusCode Status,
    string Path,
    IReadOnlyList<string> Redirects,
    IHtmlDocument Document
)
{
    /// <summary>All text of the page, runs of white space as one space.</summary>
    public string Text => Squeeze(Document.Body?.TextContent ?? "");

    /// <summary>The text of the first element that matches, or null.</summary>
    public string? TextOf(string selector) =>
        Document.QuerySelector(selector) is { } element ? Squeeze(element.TextContent) : null;

    public IReadOnlyList<string> TextsOf(string selector) =>
        [.. Document.QuerySelectorAll(selector).Select(e => Squeeze(e.TextContent))];

    /// <summary>Follows the link with exactly that text.</summary>
    public Task<WebPage> Follow(string link) =>
        Document.Links.OfType<IHtmlAnchorElement>().FirstOrDefault(a => Squeeze(a.TextContent) == link) is { } found
            ? Browser.Open(found.Href)
            : throw new InvalidOperationException($"No link “{link}” on {Path} among: {string.Join(", ", TextsOf("a"))}");

    /// <summary>Fills fields of a form by their names and presses its button, given by its name or by a selector that starts with #.</summary>
    public Task<WebPage> Submit(string button, params (string Name, string Value)[] fields)
    {
        var pressed = Button(button);
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        foreach (var (name, value) in fields)
        {
            Fill(form, name, value);
        }

        return Send(form, pressed);
    }

    /// <summary>As <see cref="Submit"/>, with a file chosen in the input of that name.</summary>
    public Task<WebPage> Upload(string button, string input, string fileName, byte[] content, params (string, string)[] fields)
    {
        var pressed = Button(button);
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        foreach (var (name, value) in fields)
        {
            Fill(form, name, value);
        }

        var chooser = form.QuerySelector<IHtmlInputElement>($"input[type=file][name='{input}']");
        (chooser ?? throw new InvalidOperationException($"No file input {input} on {Path}")).Files!.Add(
            new ChosenFile(fileName, content)
        );
        return Send(form, pressed);
    }

    private Task<WebPage> Send(IHtmlFormElement form, IHtmlElement pressed)
    {
        // What a browser would hold back is sent all the same: the server's own answer is what counts.
        form.NoValidate = true;
        var submission = form.GetSubmission(pressed)!;
        var get = submission.Method == AngleSharp.Io.HttpMethod.Get;
        var target = pressed.GetAttribute("formaction") ?? submission.Target.Href;
        var request = new HttpRequestMessage(get ? HttpMethod.Get : HttpMethod.Post, target);
        if (!get)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(submission.MimeType!);
        }

        return Browser.Send(request);
    }

    private IHtmlElement Button(string button)
    {
        var buttons = Document.QuerySelectorAll<IHtmlElement>("form button, form input[type=submit]").ToList();
        var found = button.StartsWith('#')
            ? Document.QuerySelector<IHtmlElement>(button)
            : buttons.Find(b => NameOf(b) == button);
        return found
            ?? throw new InvalidOperationException(
                $"No button “{button}” on {Path} ({(int)Status}) among: {string.Join(", ", buttons.Select(NameOf))}"
            );
    }

    /// <summary>What a screen reader calls a button.</summary>
    private static string NameOf(IHtmlElement button) =>
        button.GetAttribute("aria-label") ?? (button is IHtmlInputElement input ? input.Value : Squeeze(button.TextContent));

    private void Fill(IHtmlFormElement form, string name, string value)
    {
        switch (form.Elements.Where(e => e.GetAttribute("name") == name).ToList())
        {
            case [IHtmlInputElement { Type: "checkbox" } box, ..]:
                box.IsChecked = value == "true";
                break;
            case [IHtmlInputElement { Type: "radio" }, ..] radios:
                radios.OfType<IHtmlInputElement>().Single(r => r.Value == value).IsChecked = true;
                break;
            case [IHtmlInputElement input, ..]:
                input.Value = value;
                break;
            case [IHtmlTextAreaElement area, ..]:
                area.Value = value;
                break;
            case [IHtmlSelectElement select, ..]:
                select.Value = value;
                break;
            default:
                throw new InvalidOperationException($"No field {name} in the form on {Path}");
        }
    }

    private static string Squeeze(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class ChosenFile(string name, byte[] content) : IFile
    {
        public string Name => name;

        public string Type => "application/octet-stream";

        public DateTime LastModified => DateTime.UnixEpoch;

        public int Length => content.Length;

        public Stream Body => new MemoryStream(content);

        public bool IsClosed => false;

        public void Close() { }

        public void Dispose() { }

        public IBlob Slice(int start = 0, int end = int.MaxValue, string? contentType = null) =>
            new ChosenFile(name, content[start..Math.Min(end, content.Length)]);
    }
}

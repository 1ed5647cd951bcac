using System.Globalization;
using System.Text.RegularExpressions;
using Dengke.Domain.Kernel;
using Fluid;
using Fluid.Values;

namespace Dengke.Platform.Documents.Templates;

/// <summary>Reads templates that are filled with facts of a type.</summary>
public static class TemplateText
{
    /// <summary>All that is wrong with a template, in the order of its lines; empty for a good one.</summary>
    public static IReadOnlyList<TemplateProblem> Find<T>(string text)
        where T : class => TemplateText<T>.Find(text);

    /// <returns>The template, or <c>invalid</c> with a <see cref="TemplateProblem"/> for each thing wrong.</returns>
    public static Outcome<TemplateText<T>> Parse<T>(string text)
        where T : class => TemplateText<T>.Parse(text);
}

/// <summary>
/// A template (Liquid) that is filled with facts of type <typeparamref name="T"/>. Parsed once, checked against the facts that there
/// are, safe for use by several threads.
/// </summary>
public sealed partial class TemplateText<T>
    where T : class
{
    /// <summary>A real notice takes some 300.</summary>
    private const int MostSteps = 100_000;

    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = MakeOptions();
    private static readonly FactShape Facts = FactShape.Of(typeof(T));
    private readonly IFluidTemplate template;

    private TemplateText(IFluidTemplate template) => this.template = template;

    /// <inheritdoc cref="TemplateText.Find{T}"/>
    internal static IReadOnlyList<TemplateProblem> Find(string text)
    {
        if (!Parser.TryParse(text, out var parsed, out var error))
        {
            return [Explain(error)];
        }

        var fields = new TemplateFields(Facts, text, Options);
        fields.VisitTemplate(parsed);
        List<TemplateProblem> problems = [.. fields.Problems];
        if (!TemplateLayout.HasTitle(text))
        {
            problems.Add(new TemplateProblem(1, "模板中没有标题: 应有一行以“# ”开头。"));
        }

        return [.. problems.OrderBy(p => p.Line)];
    }

    /// <inheritdoc cref="TemplateText.Parse{T}"/>
    internal static Outcome<TemplateText<T>> Parse(string text) =>
        Find(text) is { Count: > 0 } problems ? Failure.Invalid(problems) : new TemplateText<T>(Parser.Parse(text));

    /// <returns>What the layout says, or <c>template_failed</c> where filling it in goes on without end.</returns>
    public async Task<Outcome<LaidOut>> Fill(T facts)
    {
        var context = new TemplateContext(Options);
        foreach (var property in FactShape.PropertiesOf(typeof(T)))
        {
            context.SetValue(FactShape.NameOf(property), FluidValue.Create(property.GetValue(facts), Options));
        }

        using var result = new LimitedText();
        try
        {
            await template.RenderAsync(result, NullEncoder.Default, context);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or FluidException)
        {
            return Failure.Refused(
                "template_failed",
                "模板填不出内容: 循环过多或结果过长, 请检查其中的 for。",
                "The template cannot be filled in: it loops too often or its result is too long."
            );
        }

        return TemplateLayout.Read(result.ToString());
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions { MaxSteps = MostSteps, CultureInfo = CultureInfo.InvariantCulture };
        options.MemberAccessStrategy.MemberNameStrategy = FactShape.NameOf;
        options.ValueConverters.Add(v => v is string text ? new StringValue(ValueMasks.Hide(text)) : null);
        foreach (var type in FactShape.RecordsIn(typeof(T)))
        {
            options.MemberAccessStrategy.Register(type);
        }

        return options;
    }

    /// <summary>The parser's complaint, which ends with (line:column), in one Chinese sentence.</summary>
    private static TemplateProblem Explain(string error)
    {
        var place = Place().Match(error);
        var line = place.Success ? int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture) : 1;
        var what = error.Split('\n')[0];
        var quoted = Quoted().Match(what) is { Success: true } match ? match.Groups["what"].Value : null;
        var message = what switch
        {
            _ when what.StartsWith("End of tag", StringComparison.Ordinal) => $"此处应有“{quoted}”: 花括号不成对或其中写法不对。",
            _ when what.StartsWith("Unknown tag", StringComparison.Ordinal) => $"没有“{quoted}”这种语句, 或它没有开头。",
            _ when quoted is not null => $"此处应有“{quoted}”。",
            _ => "此处不合模板语法。",
        };
        return new TemplateProblem(line, message);
    }

    [GeneratedRegex(@"\((?<line>\d+):\d+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex("'(?<what>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}

using Dengke.Domain.Kernel;

namespace Dengke.Platform.Documents.Templates;

/// <summary>One thing wrong with a template.</summary>
/// <param name="Line">Of the template, 1-based.</param>
/// <param name="Message">One sentence for a person, Chinese.</param>
public sealed record TemplateProblem(int Line, string Message) : FieldError("template", Message);

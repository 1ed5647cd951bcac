using Dengke.Domain.Kernel;
using Dengke.Platform.Web;

namespace Dengke.Features.People;

/// <summary>The two inputs that make a grant, with what was typed into them.</summary>
public sealed record RoleFields(DengkePage Page, Role? Role, string? Scope)
{
    public string? ErrorOf(string field) =>
        Page.ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}

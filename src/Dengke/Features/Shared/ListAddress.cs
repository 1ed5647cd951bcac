using Dengke.Platform.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Dengke.Features.Shared;

/// <summary>Addresses of a list as it is shown, every filter and the order kept.</summary>
public static class ListAddress
{
    /// <summary>The list with one part of its address changed, from its first page.</summary>
    /// <param name="value">Null to leave the part out.</param>
    public static string ListWith(this DengkePage page, string key, string? value)
    {
        var kept = page
            .Request.Query.Where(q => q.Key is not ("page" or "handler") && q.Key != key)
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return QueryHelpers.AddQueryString(page.Request.Path, value is null ? kept : kept.Append(new(key, value)));
    }

    /// <summary>The rows of the list as it is filtered and ordered, as a file.</summary>
    public static string ListExport(this DengkePage page) => page.ListWith("handler", "export");
}

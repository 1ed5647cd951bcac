using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Dengke.Platform.Web;

/// <summary>
/// How much may be sent to a page that takes files. A request up to the limit is read whole, so that one file that is too large is answered
/// at its input and not by a broken connection; a larger one is answered 413 before it is read.
/// </summary>
/// <param name="largest">Bytes.</param>
[AttributeUsage(AttributeTargets.Class)]
public class RequestCeilingAttribute(long largest) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    public long Largest { get; } = largest;

    /// <summary>Before the form's token is looked for, which reads the form.</summary>
    public int Order => int.MinValue;

    public Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > Largest)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }

        return Task.CompletedTask;
    }
}

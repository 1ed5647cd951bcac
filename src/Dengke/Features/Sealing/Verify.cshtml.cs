using Dengke.Platform.Limits;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Dengke.Features.Sealing;

/// <summary>The verification page as the server has it: the receipt is checked by the browser and never sent (SEA-3).</summary>
[AllowAnonymous]
[EnableRateLimiting(RequestLimits.Checks)]
public sealed class VerifyModel : DengkePage;

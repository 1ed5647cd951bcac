using Dengke.Data;
using Dengke.Platform.Web;

namespace Dengke.Features.People;

/// <summary>An account and the instant it is looked at, for its state in one word.</summary>
public sealed record AccountState(DengkePage Page, Account Account, DateTimeOffset Now);

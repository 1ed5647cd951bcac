using Dengke.Domain.Kernel;

namespace Dengke.Features.Demo.Making;

/// <summary>Somebody of the demo who can sign in.</summary>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Grants">What the person may; a counselor has one grant for each class.</param>
public sealed record DemoPersona(string UserName, string DisplayName, IReadOnlyList<Grant> Grants);

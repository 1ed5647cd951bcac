using Dengke.Domain.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Dengke.Platform.Access;

/// <summary>Who may open a page or call a route. Whatever carries neither this nor <see cref="AllowAnonymousAttribute"/> is refused to all.</summary>
/// <param name="roles">Any one of them suffices. Empty: everyone who is signed in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAttribute(params Role[] roles) : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Whether it may be opened by someone who still owes what a first sign-in asks for, such as a new password.</summary>
    public bool BeforeFirstSteps { get; init; }

    string? IAuthorizeData.Policy { get; set; }

    string? IAuthorizeData.Roles { get; set; }

    string? IAuthorizeData.AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new AnyRole(Roles, BeforeFirstSteps)];
}

/// <summary>The actor holds one of the roles, and is through with what a first sign-in asks for.</summary>
public sealed record AnyRole(IReadOnlyList<Role> Roles, bool BeforeFirstSteps = false) : IAuthorizationRequirement;

internal sealed class AnyRoleHandler : AuthorizationHandler<AnyRole>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AnyRole requirement)
    {
        if (
            Session.ActorOf(context.User, Channel.Web) is { } actor
            && (requirement.BeforeFirstSteps || Session.FirstStepOf(context.User) is null)
            && (requirement.Roles.Count == 0 || requirement.Roles.Any(actor.Is))
        )
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

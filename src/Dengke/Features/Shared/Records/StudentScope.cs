using Dengke.Data;
using Dengke.Domain.Kernel;

namespace Dengke.Features.Shared.Records;

/// <summary>Which students an actor may see or act on. Whoever is out of reach is answered as if there were no such person.</summary>
public static class StudentScope
{
    public static IQueryable<Student> Visible(this IQueryable<Student> students, Actor actor)
    {
        if (actor.Is(Role.Registrar))
        {
            return students;
        }

        var colleges = actor.Scopes(Role.CollegeSecretary).Concat(actor.Scopes(Role.CollegeLeader)).ToArray();
        var classes = actor.Scopes(Role.Counselor).ToArray();
        var own = actor.Scopes(Role.Student).ToArray();
        return students.Where(s => colleges.Contains(s.College) || classes.Contains(s.ClassName) || own.Contains(s.StudentNo));
    }

    /// <summary>The actor's own record as a student.</summary>
    public static IQueryable<Student> OwnedBy(this IQueryable<Student> students, Actor actor)
    {
        var own = actor.Scopes(Role.Student).ToArray();
        return students.Where(s => own.Contains(s.StudentNo));
    }

    /// <summary>The students of the classes whose counselor the actor is.</summary>
    public static IQueryable<Student> CounseledBy(this IQueryable<Student> students, Actor actor)
    {
        var classes = actor.Scopes(Role.Counselor).ToArray();
        return students.Where(s => classes.Contains(s.ClassName));
    }

    /// <summary>Whether the actor holds <paramref name="role"/> for that college, or is the registrar.</summary>
    public static bool IsOfCollege(this Actor actor, Role role, string college) =>
        actor.Is(Role.Registrar) || actor.Scopes(role).Contains(college, StringComparer.Ordinal);
}

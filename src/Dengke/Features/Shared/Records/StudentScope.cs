using Dengke.Data;
using Dengke.Domain.Kernel;

namespace Dengke.Features.Shared.Records;

/// <summary>Which students an actor may see. Whoever is out of sight is answered as if there were no such person.</summary>
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
}

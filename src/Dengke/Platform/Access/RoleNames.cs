using Dengke.Domain.Kernel;

namespace Dengke.Platform.Access;

/// <summary>What a role is called on pages.</summary>
public static class RoleNames
{
    public static string Chinese(Role role) =>
        role switch
        {
            Role.Student => "学生",
            Role.Counselor => "辅导员",
            Role.CollegeSecretary => "教学秘书",
            Role.CollegeLeader => "院领导",
            Role.Registrar => "学籍管理员",
            Role.PhotoOperator => "采集员",
            Role.Auditor => "审计",
            Role.Administrator => "系统管理员",
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };

    public static string English(Role role) =>
        role switch
        {
            Role.Student => "Student",
            Role.Counselor => "Counselor",
            Role.CollegeSecretary => "College secretary",
            Role.CollegeLeader => "College leader",
            Role.Registrar => "Registrar",
            Role.PhotoOperator => "Photo operator",
            Role.Auditor => "Auditor",
            Role.Administrator => "Administrator",
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
}

using Dengke.Domain.Campaigns;
using Dengke.Domain.Records;
using Dengke.Features.Shared.Campaigns.Yaml;

namespace Dengke.Tests.Campaigns;

[Trait("Requirement", "CAM-4")]
public sealed class DefaultCampaignTests
{
    private static readonly Campaign Default = DefaultCampaign.Read();

    [Fact]
    [Trait("Requirement", "CAM-3")]
    public void Read_Phases_AreThoseOfTheNotice()
    {
        Assert.Equal("10月9日(周三)00:00—10月21日(周一)10:00", Default.Phases.Confirmation.Describe());
        Assert.Equal("10月21日(周一)10:00", ChinaTime.Describe(Default.Phases.CollegeSubmission.Closes));
        Assert.Equal(
            ["10月22日(周二)08:30—16:30", "10月23日(周三)08:30—16:30"],
            Default.Phases.Sessions.Select(s => s.Window.Describe())
        );
        Assert.Equal(new DateTime(2024, 12, 31, 17, 0, 0), Default.Phases.MakeUp!.Window.Closes);
    }

    [Fact]
    public void Read_Fees_AreTwentyAndThirtyYuan() =>
        Assert.Equal(("20.00", "30.00"), ($"{Default.Fees.OnSite}", $"{Default.Fees.MakeUp}"));

    [Fact]
    public void Read_Lists_AreThoseOfAWholeUniversity()
    {
        Assert.Equal(20, Default.Colleges.Count);
        Assert.Equal(["学院南路", "沙河"], Default.Campuses.Select(c => c.Name));
        Assert.InRange(Default.Classes.Count, 95, 105);
        Assert.InRange(Default.Classes.Sum(c => c.Size!.Value), 2_900, 3_200);
        Assert.All(Default.Classes, c => Assert.InRange(c.Size!.Value, 25, 35));
        Assert.All(Default.Colleges, college => Assert.Contains(Default.Classes, c => c.College == college.Name));
        Assert.All(Default.Majors, major => Assert.Contains(Default.Classes, c => c.Major == major.Name));
    }

    [Fact]
    public void Read_Counselors_HaveAboutTwoHundredStudentsAtMost()
    {
        var perCounselor = Default.Classes.GroupBy(c => c.Counselor).Select(g => g.Sum(c => c.Size!.Value)).ToList();

        Assert.Equal(Default.Counselors.Count, perCounselor.Count);
        Assert.All(perCounselor, students => Assert.InRange(students, 1, 240));
    }

    [Fact]
    public void Sessions_OfBothCampuses_HaveRoomForTheirClasses()
    {
        foreach (var session in Default.Phases.Sessions)
        {
            var campus = Default.Venues.Single(v => v.Id == session.Venue).Campus;
            var students = Default.Classes.Where(c => Default.CampusOf(c) == campus).Sum(c => c.Size!.Value);
            var hours = (session.Window.Closes - session.Window.Opens - TimeSpan.FromHours(1)).TotalHours;

            Assert.True(session.Stations * session.RatePerHour * hours > students, campus);
        }
    }

    [Fact]
    public void Catalogue_OfTheDefault_IsTheCatalogueOfTheNotice()
    {
        static string Show(RecordField f) =>
            $"{f.Key} {f.Label} {f.SourceOfTruth} {f.Confirmed} {f.Tolerated} {f.Compared} {f.Route} {string.Join(';', f.Evidence)}";

        Assert.Equal(FieldCatalogue.Default.Fields.Select(Show), Default.Catalogue().Fields.Select(Show));
        Assert.Equal(["document_no", "exam_no", "student_no"], Default.MatchKeys);
    }

    [Fact]
    public void Messages_OfTheDefault_NeverNameAnIdentityDocument() =>
        Assert.All(Default.Messages, m => Assert.DoesNotContain("证件", m.Subject + m.Body, StringComparison.Ordinal));

    [Theory]
    [Trait("Requirement", "CAM-2")]
    [InlineData("20210901", "本科", "普通全日制", "", true)]
    [InlineData("20210901", "本科", "普通全日制", "港澳台学生", true)]
    [InlineData("20230901", "第二学士学位", "普通全日制", "", true)]
    [InlineData("20210901", "本科", "普通全日制", "双培生", false)]
    [InlineData("20210901", "本科", "普通全日制", "计划外", false)]
    [InlineData("20210901", "本科", "普通全日制", "留学生", false)]
    [InlineData("20200901", "本科", "普通全日制", "", false)]
    [InlineData("20230901", "本科", "普通全日制", "", false)]
    [InlineData("20210901", "本科", "函授", "", false)]
    public void Cohort_OfTheDefault_IsThatOfTheNotice(string entry, string level, string form, string category, bool expected)
    {
        var verdict = Default.Cohort.Judge(
            Default.Catalogue(),
            key =>
                key switch
                {
                    "entry_date" => entry,
                    "level" => level,
                    "study_form" => form,
                    "category" => category,
                    _ => null,
                }
        );

        Assert.True(expected == verdict.IsIn, verdict.Reason);
    }

    [Theory]
    [InlineData("2024-10-12", true)]
    [InlineData("2025-01-01", false)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-08", true)]
    [InlineData("2025-06-02", false)]
    public void Calendar_OfTheDefault_IsThatOfTheStateCouncil(string date, bool isWorkday) =>
        Assert.Equal(isWorkday, Default.Calendar.IsWorkday(DateOnly.Parse(date)));

    [Fact]
    [Trait("Requirement", "CAM-6")]
    public void ForNextYear_OfTheDefault_IsAValidCampaign()
    {
        var next = CampaignCopy.ForNextYear(Default).Campaign;

        Assert.Equal(next, CampaignYaml.Check(next).Value);
        Assert.Equal("2022级全日制本科生(含港澳台学生)", next.Cohort.Include[0].Name);
    }
}

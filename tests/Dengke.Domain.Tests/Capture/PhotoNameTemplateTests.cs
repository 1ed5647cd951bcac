using Dengke.Domain.Capture;

namespace Dengke.Domain.Tests.Capture;

/// <summary>How photos of the archive are named.</summary>
[Trait("Requirement", "SEA-4")]
public sealed class PhotoNameTemplateTests
{
    [Theory]
    [InlineData("{exam_no}.jpg")]
    [InlineData("{document_no}.jpg")]
    [InlineData("{college}/{class}/{student_no}-{name}.jpg")]
    [InlineData("照片 {token}.jpg")]
    public void Read_AGoodTemplate_IsTaken(string text) => Assert.Equal(text, PhotoNameTemplate.Read(text).Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("{name}.jpg")]
    [InlineData("{student_no}.png")]
    [InlineData("{student_no}")]
    [InlineData("/{student_no}.jpg")]
    [InlineData("../{student_no}.jpg")]
    [InlineData("a/../{student_no}.jpg")]
    [InlineData("a//{student_no}.jpg")]
    [InlineData("a./{student_no}.jpg")]
    [InlineData("C:\\{student_no}.jpg")]
    [InlineData("{student_no}{phone}.jpg")]
    [InlineData("{student_no}{.jpg")]
    [InlineData("{student_no}.jpg\n")]
    [InlineData("a\n/{student_no}.jpg")]
    public void Read_WhatIsNone_IsRefused(string text) =>
        Assert.Equal("bad_template", PhotoNameTemplate.Read(text).Failure?.Code);

    [Fact]
    public void Fill_Values_StandInTheirParts()
    {
        var template = PhotoNameTemplate.Read("{college}/{student_no}-{name}.jpg").Value;

        var parts = template.Fill(key => $" <{key}> ");

        Assert.Equal(["<college>", "<student_no>-<name>.jpg"], parts);
        Assert.Equal(["college", "student_no", "name"], template.Named);
        Assert.True(template.Names("name"));
        Assert.False(template.Names("document_no"));
    }

    [Fact]
    public void Fill_AValueWithASlash_MakesNoFolder()
    {
        var template = PhotoNameTemplate.Read("{class}/{student_no}.jpg").Value;

        Assert.Equal(["../..", "1.jpg"], template.Fill(key => key == "class" ? "../.." : "1"));
    }
}

using Dengke.Domain.Kernel;

namespace Dengke.Domain.Tests.Kernel;

public sealed class OutcomeTests
{
    [Fact]
    public void Value_OfASuccess_IsTheValue()
    {
        Outcome<int> outcome = 7;

        Assert.True(outcome.IsOk);
        Assert.Null(outcome.Failure);
        Assert.Equal(7, outcome.Value);
    }

    [Fact]
    public void Value_OfAFailure_IsABugThatNamesIt()
    {
        Outcome<int> outcome = Failure.Refused("too_late", "已过截止时间。", "The deadline has passed.");

        var bug = Assert.Throws<InvalidOperationException>(() => outcome.Value);

        Assert.False(outcome.IsOk);
        Assert.Contains("too_late", bug.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Then_OfASuccess_GoesOn()
    {
        Outcome<int> outcome = 7;

        Assert.Equal("7", outcome.Then<string>(n => $"{n}").Value);
    }

    [Fact]
    public void Then_OfAFailure_KeepsTheFirstFailureAndDoesNotGoOn()
    {
        Outcome<int> outcome = Failure.NotFound();
        var wentOn = false;

        var next = outcome.Then<string>(n =>
        {
            wentOn = true;
            return $"{n}";
        });

        Assert.False(wentOn);
        Assert.Same(outcome.Failure, next.Failure);
    }

    [Fact]
    public void Invalid_SeveralFields_NamesEachAndJoinsTheirMessages()
    {
        var failure = Failure.Invalid([new FieldError("name", "请填写姓名。"), new FieldError("sex", "请选择性别。")]);

        Assert.Equal(
            (FailureKind.Invalid, "invalid", "请填写姓名。 请选择性别。"),
            (failure.Kind, failure.Code, failure.Message)
        );
        Assert.Equal(["name", "sex"], failure.Fields.Select(f => f.Field));
    }

    [Fact]
    public void Failures_Codes_AreStable() =>
        Assert.Equal(
            ["not_found", "forbidden", "stale", "invalid"],
            new[]
            {
                Failure.NotFound(),
                Failure.Forbidden(),
                Failure.Conflict(),
                Failure.Invalid("name", "请填写姓名。", "Enter the name."),
            }.Select(f => f.Code)
        );
}

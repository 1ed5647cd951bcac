using System.Text;
using System.Text.Json;
using CsCheck;
using Dengke.Domain.Sealing;

namespace Dengke.Domain.Tests.Sealing;

[Trait("Requirement", "SEA-5")]
public sealed class CanonicalJsonTests
{
    [Fact]
    public void Write_Everything_IsTheShortestForm()
    {
        var json = new CanonicalJson()
            .StartObject()
            .Name("a")
            .StartArray()
            .Number(1)
            .String("二")
            .String(null)
            .StartObject()
            .EndObject()
            .EndArray()
            .Name("b")
            .Number(-7)
            .EndObject();

        Assert.Equal("""{"a":[1,"二",null,{}],"b":-7}""", Encoding.UTF8.GetString(json.Written));
    }

    /// <summary>The string of RFC 8785, 3.2.2.2, and characters outside of the first plane.</summary>
    [Fact]
    public void String_WithControlsAndQuotes_IsEscapedAsTheRfcWants()
    {
        var json = new CanonicalJson().String("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/𠮷\u2028\u007f");

        Assert.Equal("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/𠮷\u2028\u007f\"", Encoding.UTF8.GetString(json.Written));
    }

    [Fact]
    public void String_Any_IsReadBackTheSame() =>
        Gen.String.Sample(text =>
        {
            var sane = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

            Assert.Equal(sane, JsonSerializer.Deserialize<string>(new CanonicalJson().String(text).Written));
        });

    [Fact]
    public void Name_OutOfOrder_IsABug() =>
        Assert.Throws<InvalidOperationException>(() => new CanonicalJson().StartObject().Name("b").Number(1).Name("a"));
}

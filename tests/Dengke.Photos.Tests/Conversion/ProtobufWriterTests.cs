using System.Text;
using Dengke.Photos.Models.Onnx;

namespace Dengke.Photos.Tests.Conversion;

/// <summary>The examples of protobuf's own documentation of its encoding, and the ends of the ranges.</summary>
[Trait("Requirement", "PHO-8")]
public class ProtobufWriterTests
{
    [Theory]
    [InlineData(1, 150, "089601")]
    [InlineData(1, 0, "0800")]
    [InlineData(1, 127, "087F")]
    [InlineData(1, 128, "088001")]
    [InlineData(1, -1, "08FFFFFFFFFFFFFFFFFF01")]
    [InlineData(1, long.MaxValue, "08FFFFFFFFFFFFFFFF7F")]
    [InlineData(16, 1, "800101")]
    public void Integer_Value_IsAVarint(int field, long value, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(new ProtobufWriter().Integer(field, value).ToArray()));

    [Fact]
    public void Text_Value_IsItsLengthAndBytes() =>
        Assert.Equal("120774657374696E67", Convert.ToHexString(new ProtobufWriter().Text(2, "testing").ToArray()));

    [Fact]
    public void Text_OfTwoHundredBytes_HasALengthOfTwo() =>
        Assert.Equal(
            "12C801" + Convert.ToHexString(Encoding.UTF8.GetBytes(new string('a', 200))),
            Convert.ToHexString(new ProtobufWriter().Text(2, new string('a', 200)).ToArray())
        );

    [Fact]
    public void Message_InAMessage_IsItsLengthAndFields() =>
        Assert.Equal(
            "1A03089601",
            Convert.ToHexString(new ProtobufWriter().Message(3, new ProtobufWriter().Integer(1, 150)).ToArray())
        );

    [Fact]
    public void Float_One_IsFourBytesLittleEndian() =>
        Assert.Equal("150000803F", Convert.ToHexString(new ProtobufWriter().Float(2, 1).ToArray()));
}

using System.Buffers.Binary;
using System.Text;

namespace Dengke.Tables.Tests.Hostile;

/// <summary>SEC-6: the same guards for XLS, an OLE file with a directory of streams.</summary>
[Trait("Requirement", "SEC-6")]
public class HostileBinaryWorkbookTests
{
    [Theory]
    [InlineData("_VBA_PROJECT_CUR", "file_has_macros")]
    [InlineData("EncryptedPackage", "file_has_password")]
    [InlineData("WordDocument", "not_a_table")]
    [InlineData("PowerPoint Document", "not_a_table")]
    public void Open_StreamThatAWorkbookDoesNotHave_SaysWhatItMeans(string name, string code)
    {
        var bytes = Rename("\u0005SummaryInformation", name);

        Assert.Equal(code, Files.Open(bytes, "学生.xls").Failure!.Code);
    }

    [Theory]
    [InlineData("Book", "format_not_read")]
    [InlineData("Other", "not_a_table")]
    public void Open_WithoutAWorkbookOfThisCentury_SaysSo(string name, string code) =>
        Assert.Equal(code, Files.Open(Rename("Workbook", name), "学生.xls").Failure!.Code);

    [Fact]
    public void Open_SectorsThatChainInALoop_AreRefused()
    {
        var bytes = File.ReadAllBytes(Files.Fixture("registry.xls"));
        var fat = (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(76)) + 1) * 512;
        for (var i = 0; i < 128; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(fat + (4 * i)), 0);
        }

        Assert.Equal("file_damaged", Files.Open(bytes, "学生.xls").Failure!.Code);
    }

    /// <summary>A workbook's link to another file is a SUPBOOK record that is not the workbook's own (0x0401).</summary>
    [Fact]
    public void Open_LinkToAnotherFile_IsRefused()
    {
        var bytes = File.ReadAllBytes(Files.Fixture("registry.xls"));
        var record = bytes.AsSpan(bytes.AsSpan().IndexOf((byte[])[0x3D, 0x00, 0x12, 0x00]));
        BinaryPrimitives.WriteInt16LittleEndian(record, 0x01AE);
        BinaryPrimitives.WriteInt16LittleEndian(record[6..], 0x0005);

        Assert.Equal("file_has_external_links", Files.Open(bytes, "学生.xls").Failure!.Code);
    }

    /// <summary>Gives a stream of registry.xls another name in the directory.</summary>
    private static byte[] Rename(string stream, string name)
    {
        var bytes = File.ReadAllBytes(Files.Fixture("registry.xls"));
        var entry = bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream + "\0"));
        bytes.AsSpan(entry, 64).Clear();
        var written = Encoding.Unicode.GetBytes(name + "\0", bytes.AsSpan(entry, 64));
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(entry + 64), (short)written);
        return bytes;
    }
}

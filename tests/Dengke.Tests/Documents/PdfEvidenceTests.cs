using Dengke.Platform.Documents;
using Dengke.Platform.Files;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace Dengke.Tests.Documents;

/// <summary>PDFs as evidence: whole ones pass as they are, what could act or hide something does not.</summary>
public sealed class PdfEvidenceTests : IDisposable
{
    private const string Script = "<< /S /JavaScript /JS (app.alert(1)) >>";
    private readonly EvidenceIntake intake = new();

    [Fact, Trait("Requirement", "CON-2")]
    public async Task Take_PlainPdf_IsKeptAsItCame()
    {
        var file = SamplePdfs.With();

        var content = (await Take(file)).Value;

        Assert.Equal((EvidenceContent.Pdf, 1), (content.MediaType, content.Pages));
        Assert.Equal(file, content.Bytes);
    }

    [Fact, Trait("Requirement", "CON-2")]
    public async Task Take_PdfOfOtherWriters_IsTaken()
    {
        using var fonts = new DocumentFonts(new FontFiles());
        using var ours = new MemoryStream();
        PdfReport.Write(ours, SampleReport.Content, fonts);
        var builder = new PdfDocumentBuilder();
        builder.AddPage(PageSize.A4);
        builder.AddPage(PageSize.A4);

        Assert.True((await Take(ours.ToArray())).IsOk);
        Assert.Equal(2, (await Take(builder.Build())).Value.Pages);
    }

    [Theory, Trait("Requirement", "CON-2")]
    [InlineData("/OpenAction [3 0 R /Fit]")]
    [InlineData("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>")]
    [InlineData("/Names << /Dests 4 0 R >> /Lang (zh-CN)")]
    public async Task Take_PdfWithHarmlessEntries_IsTaken(string entries) =>
        Assert.True((await Take(SamplePdfs.With(entries))).IsOk);

    [Theory, Trait("Requirement", "SEC-6")]
    [InlineData("/OpenAction " + Script)]
    [InlineData("/OpenAction << /S /J#61va#53cript /#4aS (app.alert(1)) >>")]
    [InlineData("/OpenAction << /S /Named /N /Print >>")]
    [InlineData("/OpenAction << /S /URI /URI (http://192.0.2.1/) >>")]
    [InlineData("/AA << /WC 4 0 R >>")]
    [InlineData("/Names << /EmbeddedFiles 4 0 R >>")]
    [InlineData("/Names<</Java#53cript 4 0 R>>")]
    [InlineData("/AcroForm << /XFA 4 0 R >>")]
    [InlineData("/A << /S /Launch /F (cmd.exe) >>")]
    [InlineData("/Subtype/RichMedia")]
    public async Task Take_PdfThatActs_IsRefused(string entries) =>
        Assert.Equal("evidence_pdf_active", await RefusalOf(SamplePdfs.With(entries)));

    [Fact, Trait("Requirement", "SEC-6")]
    public async Task Take_EncryptedPdf_IsRefused() =>
        Assert.Equal("evidence_pdf_encrypted", await RefusalOf(SamplePdfs.With(inTrailer: "/Encrypt 4 0 R")));

    public static TheoryData<string, byte[]> HiddenScripts =>
        new()
        {
            {
                "in a compressed object stream",
                SamplePdfs.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", SamplePdfs.Deflate($"7 0 {Script}"))
            },
            {
                "in a stream that does not say that it holds objects",
                SamplePdfs.Stream("/N 1 /First 4 /Filter /Fl#61teDecode", SamplePdfs.Deflate($"7 0 {Script}"))
            },
            {
                "far into a compressed stream",
                SamplePdfs.Stream(
                    "/Filter /FlateDecode",
                    SamplePdfs.Deflate(new string('q', 65_530) + Script + new string('q', 9_000))
                )
            },
            {
                "in an object stream without compression",
                SamplePdfs.Stream("/Type /ObjStm /N 1 /First 4", SamplePdfs.Bytes($"7 0 {Script}"))
            },
            {
                "behind a stream in a string",
                [
                    .. SamplePdfs.Bytes(
                        "4 0 obj\n<< /Type /ObjStm /X (>>stream\nendstream endobj) /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"
                    ),
                    .. SamplePdfs.Deflate($"7 0 {Script}"),
                    .. SamplePdfs.Bytes("\nendstream\nendobj\n"),
                ]
            },
            {
                "as an object within a stream",
                SamplePdfs.Stream("/Type /Metadata", SamplePdfs.Bytes($"x\n7 0 obj {Script} endobj\n"))
            },
            { "behind a stream that never ends", SamplePdfs.Bytes($"% stream\n7 0 obj\n{Script}\nendobj\n") },
        };

    [Theory, MemberData(nameof(HiddenScripts)), Trait("Requirement", "SEC-6")]
    public async Task Take_PdfWithHiddenScript_IsRefused(string where, byte[] objects)
    {
        Assert.NotEmpty(where);
        Assert.Equal("evidence_pdf_active", await RefusalOf(SamplePdfs.With(objects: objects)));
    }

    [Theory, Trait("Requirement", "SEC-6")]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]")]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode")]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 >>")]
    public async Task Take_PdfWhoseObjectsCannotBeRead_IsRefused(string dictionary) =>
        Assert.Equal(
            "evidence_pdf_unreadable",
            await RefusalOf(SamplePdfs.With(objects: SamplePdfs.Stream(dictionary, SamplePdfs.Bytes("3c3c2f533e3e>"))))
        );

    [Theory, Trait("Requirement", "SEC-6")]
    [InlineData("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", 40)]
    [InlineData("/Subtype /Image /Filter /FlateDecode", 300)]
    public async Task Take_PdfThatInflatesWithoutBound_IsRefused(string dictionary, int megabytes)
    {
        var bomb = SamplePdfs.Deflate(new byte[megabytes * 1024 * 1024]);

        Assert.Equal("evidence_pdf_unreadable", await RefusalOf(SamplePdfs.With(objects: SamplePdfs.Stream(dictionary, bomb))));
    }

    [Fact, Trait("Requirement", "SEC-6")]
    public async Task Take_PdfWithSomethingAppended_IsRefused()
    {
        var file = SamplePdfs.With();

        Assert.Equal("evidence_pdf_appended", await RefusalOf([.. file, .. "MZ\u0090"u8]));
        Assert.Equal("evidence_pdf_appended", await RefusalOf([.. file, .. new byte[2_000]]));
        Assert.Equal(
            "evidence_pdf_appended",
            await RefusalOf([.. file, .. "PK\u0001\u0002...PK\u0005\u0006...comment: %%EOF"u8])
        );
    }

    [Fact, Trait("Requirement", "SEC-6")]
    public async Task Take_TruncatedPdf_IsRefused() =>
        Assert.Equal("evidence_pdf_damaged", await RefusalOf(SamplePdfs.With()[..^8]));

    [Fact, Trait("Requirement", "SEC-6")]
    public async Task Take_PdfAboveTheLimit_IsRefused() =>
        Assert.Equal(
            "evidence_pdf_too_large",
            await RefusalOf(SamplePdfs.With(objects: SamplePdfs.Stream("", new byte[EvidenceIntake.LargestPdf])))
        );

    public void Dispose() => intake.Dispose();

    private Task<Domain.Kernel.Outcome<EvidenceContent>> Take(byte[] file) =>
        intake.Take(new MemoryStream(file), CancellationToken.None);

    private async Task<string?> RefusalOf(byte[] file) => (await Take(file)).Failure?.Code;
}

namespace Dengke.Photos.Measures;

/// <summary>All measures.</summary>
public static class MeasureCatalogue
{
    /// <summary>In the order of the rules that use them.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new FaceCount(),
        new SmallFaceCount(),
        new HeadPoseYaw(),
        new HeadPosePitch(),
        new HeadPoseRoll(),
        new EyesOpen(),
        new IrisVisible(),
        new EyeLineTilt(),
        new MouthClosed(),
        new TeethVisible(),
        new ExpressionNeutrality(),
        new MouthWidth(),
        new MouthCornersUp(),
        new BackgroundColour(),
        new BackgroundUniformity(),
        new BackgroundShadow(),
        new BorderLine(),
        new IlluminationUniformity(),
        new OverExposure(),
        new UnderExposure(),
        new ExposureShift(),
        new NaturalColour(),
        new SkinRedness(),
        new SkinTone(),
        new Sharpness(),
        new CompressionArtifacts(),
        new JpegQuality(),
        new Noise(),
        new PictureWidth(),
        new PictureHeight(),
        new AspectRatio(),
        new Resolution(),
        new BitsPerPixel(),
        new PictureFormat(),
        new FileSize(),
        new FaceWidth(),
        new EyesToTop(),
        new HairlineToTop(),
        new HeadTopMargin(),
        new HeadCentring(),
        new BrowsOccluded(),
        new EyesOccluded(),
        new EarsVisible(),
        new HairAtEars(),
        new ForeheadVisible(),
        new HeadCover(),
        new GlassesPresent(),
        new GlassesGlare(),
        new GlassesFrame(),
        new LensTint(),
        new EarOrnament(),
        new NeckOrnament(),
        new JacketLightness(),
        new ClothingContrast(),
    ];

    /// <summary>The same by name.</summary>
    public static IReadOnlyDictionary<string, Measure> ByName { get; } = All.ToDictionary(m => m.Info.Name);
}

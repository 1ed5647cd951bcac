namespace Dengke.Photos.Faces;

/// <summary>Where things are in the mesh, by MediaPipe's canonical face model. Left and right are the picture's.</summary>
internal static class MeshPoints
{
    public const int Count = 468;
    public const int LeftEyeOuter = 33;
    public const int LeftEyeInner = 133;
    public const int RightEyeInner = 362;
    public const int RightEyeOuter = 263;
    public const int ForeheadTop = 10;
    public const int Chin = 152;
    public const int LeftCheekEdge = 234;
    public const int RightCheekEdge = 454;
    public const int LeftCheek = 50;
    public const int RightCheek = 280;
    public const int Nasion = 168;
    public const int NoseBridge = 6;
    public const int NoseTip = 4;
    public const int LeftBrowTop = 105;
    public const int RightBrowTop = 334;
    public const int LeftBrowOuter = 70;
    public const int RightBrowOuter = 300;
    public const int LeftBrowInner = 107;
    public const int RightBrowInner = 336;
    public const int MouthLeft = 61;
    public const int MouthRight = 291;
    public const int UpperInnerLip = 13;
    public const int LowerInnerLip = 14;
    public const int InnerMouthLeft = 78;
    public const int InnerMouthRight = 308;
    public const int LeftJaw = 132;
    public const int RightJaw = 361;
    public const int LeftEarTop = 127;
    public const int RightEarTop = 356;

    /// <summary>The face's outline, from the forehead clockwise.</summary>
    public static ReadOnlySpan<int> Oval =>
        [
            10,
            338,
            297,
            332,
            284,
            251,
            389,
            356,
            454,
            323,
            361,
            288,
            397,
            365,
            379,
            378,
            400,
            377,
            152,
            148,
            176,
            149,
            150,
            136,
            172,
            58,
            132,
            93,
            234,
            127,
            162,
            21,
            54,
            103,
            67,
            109,
        ];

    public static ReadOnlySpan<int> LeftEye => [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];

    public static ReadOnlySpan<int> RightEye => [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249];

    public static ReadOnlySpan<int> OuterLips =>
        [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185];

    public static ReadOnlySpan<int> InnerLips =>
        [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95];

    /// <summary>A brow, its lower edge outwards and its upper edge back.</summary>
    public static ReadOnlySpan<int> LeftBrow => [55, 65, 52, 53, 46, 70, 63, 105, 66, 107];

    public static ReadOnlySpan<int> RightBrow => [285, 295, 282, 283, 276, 300, 293, 334, 296, 336];
}

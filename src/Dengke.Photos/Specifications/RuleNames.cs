namespace Dengke.Photos.Specifications;

/// <summary>The rules there are, in the order in which they are shown, with their names for people.</summary>
public static class RuleNames
{
    /// <summary>Name in files, and its names for people.</summary>
    public static IReadOnlyDictionary<string, Bilingual> All { get; } =
        new Dictionary<string, Bilingual>
        {
            ["one_face"] = new("人脸数量", "One face"),
            ["head_pose"] = new("头部姿态", "Head pose"),
            ["eyes_open"] = new("双眼睁开", "Eyes open"),
            ["eyes_level"] = new("双眼水平", "Eyes level"),
            ["mouth_closed"] = new("闭唇不露齿", "Mouth closed"),
            ["expression"] = new("表情自然", "Neutral expression"),
            ["background_colour"] = new("背景颜色", "Background colour"),
            ["background_uniformity"] = new("背景均匀", "Background uniformity"),
            ["illumination"] = new("光线均匀", "Even light"),
            ["exposure"] = new("曝光", "Exposure"),
            ["colour_cast"] = new("偏色", "Colour cast"),
            ["sharpness"] = new("清晰度", "Sharpness"),
            ["compression"] = new("压缩质量", "Compression"),
            ["noise"] = new("噪点", "Noise"),
            ["pixel_size"] = new("像素与格式", "Pixels and format"),
            ["file_size"] = new("文件大小", "File size"),
            ["head_size"] = new("头部大小", "Head size"),
            ["head_position"] = new("头部位置", "Head position"),
            ["brows_visible"] = new("露出眉毛", "Brows visible"),
            ["eyes_visible"] = new("眼睛无遮挡", "Eyes visible"),
            ["ears_visible"] = new("露出双耳", "Ears visible"),
            ["headwear"] = new("无帽无头饰", "No headwear"),
            ["glasses"] = new("眼镜", "Glasses"),
            ["lenses"] = new("镜片与隐形眼镜", "Lenses"),
            ["jewellery"] = new("无首饰", "No jewellery"),
            ["clothing"] = new("着装", "Clothing"),
            ["retouching"] = new("无美颜修图", "No retouching"),
        };
}

using Dengke.Photos.Specifications;

namespace Dengke.Features.Photos.Calibration;

/// <summary>What the rule column of a labels file may say: names of rules, or everyday words for several at once.</summary>
internal static class LabelRules
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["background"] = ["background_colour", "background_uniformity"],
        ["clothes"] = ["clothing"],
        ["colour"] = ["colour_cast"],
        ["eyes"] = ["eyes_open"],
        ["framing"] = ["head_size", "head_position"],
        ["hair"] = ["brows_visible", "eyes_visible", "ears_visible"],
        ["head_cover"] = ["headwear"],
        ["mirror"] = ["retouching"],
        ["orientation"] = ["head_pose", "eyes_level"],
        ["pose"] = ["head_pose"],
        ["size"] = ["pixel_size"],
        ["teeth"] = ["mouth_closed"],
    };

    /// <summary>The rules that a cell names, separated by semicolons; null for a word that is neither; empty for <c>-</c> or nothing.</summary>
    public static IReadOnlyList<string>? Of(string cell)
    {
        var rules = new List<string>();
        foreach (var part in cell.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.ToLowerInvariant().Replace(' ', '_');
            if (RuleNames.All.ContainsKey(word))
            {
                rules.Add(word);
            }
            else if (Words.TryGetValue(word, out var several))
            {
                rules.AddRange(several);
            }
            else if (word != "-")
            {
                return null;
            }
        }

        return rules;
    }
}

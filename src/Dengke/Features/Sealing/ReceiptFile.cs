using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Dengke.Data;
using Dengke.Domain.Sealing;

namespace Dengke.Features.Sealing;

/// <summary>A student's receipt as a file (SEA-3), which <see cref="Receipt"/> reads.</summary>
internal static class ReceiptFile
{
    /// <param name="record">The canonical record.</param>
    public static byte[] Write(CampaignSeal seal, int index, string record, MerkleTree tree)
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Receipt.Version);
            json.WriteString("campaign", seal.CampaignId);
            json.WritePropertyName("record");
            json.WriteRawValue(record, skipInputValidation: true);
            json.WriteNumber("index", index);
            json.WriteNumber("size", seal.Size);
            json.WriteStartArray("path");
            foreach (var hash in tree.PathOf(index))
            {
                json.WriteStringValue(Base64Url.EncodeToString(hash));
            }

            json.WriteEndArray();
            json.WriteString("root", seal.RootJws);
            json.WriteEndObject();
        }

        return file.ToArray();
    }

    /// <summary>A name for the file of a student: their number, what no file system likes replaced; the place in the tree where that is nothing or taken.</summary>
    public static string NameOf(string studentNo, int index, HashSet<string> taken)
    {
        var name = new StringBuilder();
        foreach (var c in studentNo)
        {
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_');
        }

        var plain = name.ToString();
        var chosen = plain.Length > 0 && taken.Add(plain.ToUpperInvariant()) ? plain : $"{plain}-{index}";
        taken.Add(chosen.ToUpperInvariant());
        return chosen;
    }
}

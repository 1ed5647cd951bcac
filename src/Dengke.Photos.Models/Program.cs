using System.Text.Encodings.Web;
using System.Text.Json;
using Dengke.Photos.Models;

// Dengke.Photos.Models PACKAGES MANIFEST OUT [--write-manifest]
// Turns the models of the npm packages in PACKAGES (a node_modules folder, whose contents npm has checked against the lock file) into ONNX
// files in OUT, and checks each against the hash in MANIFEST.
if (args is not [var packages, var manifestFile, var folder, ..])
{
    Console.Error.WriteLine("Dengke.Photos.Models PACKAGES MANIFEST OUT [--write-manifest]");
    return 2;
}

try
{
    Directory.CreateDirectory(folder);
    var made = Sources.All.Select(s => new Made(s, s.Convert(Path.Combine(packages, s.Package, s.Path)))).ToList();
    if (args.Contains("--write-manifest"))
    {
        File.WriteAllText(manifestFile, Manifest(made, packages));
    }

    var known = Known(manifestFile);
    foreach (var model in made)
    {
        if (known.GetValueOrDefault(model.Source.File) != model.Hash)
        {
            throw new InvalidDataException($"{model.Source.File} came out other than {Path.GetFileName(manifestFile)} says.");
        }

        // Moved into place when whole, so that a broken-off run leaves no half model.
        var file = Path.Combine(folder, model.Source.File);
        File.WriteAllBytes($"{file}.new", model.Onnx);
        File.Move($"{file}.new", file, overwrite: true);
    }

    return 0;
}
catch (Exception e) when (e is InvalidDataException or IOException or KeyNotFoundException or JsonException)
{
    Console.Error.WriteLine($"模型转换失败 / the models cannot be converted: {e.Message}");
    return 1;
}

static Dictionary<string, string> Known(string manifest)
{
    using var json = JsonDocument.Parse(File.ReadAllText(manifest));
    return json
        .RootElement.GetProperty("models")
        .EnumerateArray()
        .ToDictionary(m => m.GetProperty("file").GetString()!, m => m.GetProperty("sha256").GetString()!);
}

static string Manifest(IEnumerable<Made> models, string packages)
{
    var entries = models.Select(m => new
    {
        file = m.Source.File,
        sha256 = m.Hash,
        bytes = m.Onnx.Length,
        package = m.Source.Package,
        version = Described(packages, m.Source.Package, "version"),
        license = Described(packages, m.Source.Package, "license"),
        path = m.Source.Path,
    });
    var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    return JsonSerializer.Serialize(new { models = entries }, options) + "\n";
}

static string? Described(string packages, string package, string property)
{
    using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(packages, package, "package.json")));
    return json.RootElement.GetProperty(property).GetString();
}

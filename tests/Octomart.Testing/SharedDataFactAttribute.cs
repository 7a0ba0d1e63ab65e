using Xunit;

namespace Octomart.Testing;

/// <summary>A test on data that is not part of the project: files in <c>../shared/data</c> beside the checkout.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Skips when the file is not there.</summary>
    public SharedDataFactAttribute(string file)
    {
        if (!File.Exists(PathOf(file)))
        {
            Skip = $"NOT TESTED: ../shared/data/{file} is not there.";
        }
    }

    /// <summary>Where the file is, or would be.</summary>
    public static string PathOf(string file) => Path.Combine(NodeTools.Root, "..", "shared", "data", file);
}

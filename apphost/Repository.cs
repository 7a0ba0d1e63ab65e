namespace Octomart.AppHost;

/// <summary>The checkout that this program was built from.</summary>
public static class Repository
{
    /// <summary>Its root, or null when the program runs elsewhere.</summary>
    public static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Octomart.sln")))
            {
                return directory.FullName;
            }
        }

        return null;
    }
}

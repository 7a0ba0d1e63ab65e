namespace Octomart.SubgraphDefaults.Hosting;

/// <summary>Folders for keys and other secrets.</summary>
public static class PrivateFolder
{
    /// <summary>Creates the folder, if it is not there, for its owner's eyes only; on Windows it has the rights of the folder around it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

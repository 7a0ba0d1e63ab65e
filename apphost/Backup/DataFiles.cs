using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AppHost.Backup;

/// <summary>The files of a data folder beside its documents: keys, pictures, mails.</summary>
internal static class DataFiles
{
    // Of a running process, or documents that are backed up as such.
    private static readonly HashSet<string> LeftOut = ["logs", "pids", "rabbitmq", "fleet", ".lock", "shop.json", "haproxy.cfg"];

    public static void Copy(string from, string to)
    {
        PrivateFolder.Create(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(IsKept))
        {
            CopyEntry(entry, Path.Combine(to, entry.Name));
        }
    }

    private static bool IsKept(FileSystemInfo entry) =>
        !LeftOut.Contains(entry.Name) && !entry.Name.EndsWith(".log", StringComparison.Ordinal) && !entry.Name.Contains(".db", StringComparison.Ordinal);

    private static void CopyEntry(FileSystemInfo entry, string to)
    {
        if (entry is not DirectoryInfo folder)
        {
            try
            {
                File.Copy(entry.FullName, to);
            }
            catch (FileNotFoundException)
            {
                // It was temporary, and is gone.
            }

            return;
        }

        PrivateFolder.Create(to);
        foreach (var inner in folder.EnumerateFileSystemInfos())
        {
            CopyEntry(inner, Path.Combine(to, inner.Name));
        }
    }
}

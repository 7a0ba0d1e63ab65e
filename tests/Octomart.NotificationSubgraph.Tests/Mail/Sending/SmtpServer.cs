using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using Octomart.Testing;

namespace Octomart.NotificationSubgraph.Tests.Mail.Sending;

/// <summary>A real mail server (Debian's python3-aiosmtpd) with STARTTLS, sign-in and a self-signed certificate, which keeps what it takes.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Script = """
        import asyncio, os, ssl, sys
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult
        port, folder = int(sys.argv[1]), sys.argv[2]

        class Keep:
            count = 0
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("refused"):
                    return "550 No such mailbox"
                if address.startswith("later"):
                    return "451 Try again later"
                envelope.rcpt_tos.append(address)
                return "250 OK"
            async def handle_DATA(self, server, session, envelope):
                self.count += 1
                with open(os.path.join(folder, f"{self.count}.part"), "wb") as file:
                    file.write(envelope.content)
                os.rename(os.path.join(folder, f"{self.count}.part"), os.path.join(folder, f"{self.count}.eml"))
                return "250 Kept"

        def sign_in(server, session, envelope, mechanism, data):
            known = (data.login, data.password) == (b"octomart", b"s3cret")
            return AuthResult(success=known, handled=False)

        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(os.path.join(folder, "server.pem"))
        Controller(Keep(), hostname="127.0.0.1", port=port, tls_context=tls, require_starttls=True,
                   authenticator=sign_in, auth_required=True).start()
        print("ready", flush=True)
        sys.stdin.read()
        """;

    private static readonly Lazy<string?> Python = new(FindPython);

    private readonly Process _process;
    private readonly string _folder;

    private SmtpServer(Process process, string folder, int port, string fingerprint) => (_process, _folder, Port, Fingerprint) = (process, folder, port, fingerprint);

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled => Python.Value is not null;

    public int Port { get; }

    /// <summary>SHA-256 of its certificate.</summary>
    public string Fingerprint { get; }

    public static async Task<SmtpServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("octomart-smtp-").FullName;
        var fingerprint = await WriteCertificateAsync(Path.Combine(folder, "server.pem"));
        var port = FreePort();
        var start = new ProcessStartInfo(Python.Value!, ["-c", Script, port.ToString(System.Globalization.CultureInfo.InvariantCulture), folder]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start)!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return new SmtpServer(process, folder, port, fingerprint);
    }

    public IReadOnlyList<MimeMessage> Mails() => [.. Directory.GetFiles(_folder, "*.eml").Select(file => MimeMessage.Load(file))];

    public Task WaitForMailAsync() => Eventually.HoldsAsync(() => Task.FromResult(Mails().Count > 0), "a mail at the server");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> WriteCertificateAsync(string file)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(file, $"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n");
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindPython() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });
}

/// <summary>A test that needs a mail server; without it, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmtpFactAttribute : FactAttribute
{
    public SmtpFactAttribute()
    {
        if (!SmtpServer.IsInstalled)
        {
            Skip = "NOT TESTED: no mail server here (Debian: apt-get install python3-aiosmtpd).";
        }
    }
}

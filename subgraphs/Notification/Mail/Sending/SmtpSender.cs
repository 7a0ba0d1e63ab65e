using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Octomart.NotificationSubgraph.Mail.Sending;

/// <summary>Sends over SMTP. What the server refuses for good (5xx for this mail) is not tried again; everything else is.</summary>
internal sealed class SmtpSender(IOptions<MailOptions> options) : IMailSender
{
    public async Task<MailOutcome> SendAsync(OutgoingMail mail, MimeMessage message, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = (int)smtp.Timeout.TotalMilliseconds };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(smtp, certificate, errors);
        try
        {
            await client.ConnectAsync(smtp.Host ?? "", smtp.Port, SecurityOf(smtp), cancellationToken);
            if (smtp.UserName is { } user)
            {
                await client.AuthenticateAsync(user, smtp.Password ?? "", cancellationToken);
            }

            await client.SendAsync(message, cancellationToken);
            await client.DisconnectAsync(true, cancellationToken);
            return MailOutcome.Sent;
        }
        catch (SmtpCommandException error) when (error.ErrorCode is SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.SenderNotAccepted)
        {
            return (int)error.StatusCode >= 500 ? MailOutcome.Never(error.Message) : MailOutcome.Later(error.Message);
        }
        catch (Exception error) when (error is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or IOException or SocketException
                                          or NotSupportedException or TimeoutException or ServiceNotConnectedException)
        {
            // Wrong settings or a server that is down: the operator mends it, and the mail is still there.
            return MailOutcome.Later(error.Message);
        }
    }

    private static SecureSocketOptions SecurityOf(SmtpOptions smtp) => smtp.Security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private static bool IsTrusted(SmtpOptions smtp, X509Certificate? certificate, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
        || (smtp.TrustedCertificate is { } trusted && certificate is not null
            && trusted.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), StringComparison.OrdinalIgnoreCase));
}

using System.Buffers;
using Octomart.Gateway.Diagnostics;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Execution;
using Octomart.Gateway.Planning;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway.Pipeline;

/// <summary>A response whose bytes are ready.</summary>
internal sealed class GatewayResponse : GraphQLResponse
{
    private readonly ByteBuffer output;
    private readonly IReadOnlyList<ClientError> refusals;

    private GatewayResponse(GraphQLResponseStatus status, ByteBuffer output, IReadOnlyList<ClientError> refusals)
    {
        Status = status;
        this.output = output;
        this.refusals = refusals;
    }

    public override GraphQLResponseStatus Status { get; }

    public static GatewayResponse Of(ByteBuffer output) => new(GraphQLResponseStatus.Executed, output, []);

    /// <summary>Nothing ran: errors without data. An operation that was valid has <c>data: null</c>.</summary>
    public static GatewayResponse Refused(GraphQLResponseStatus status, params IReadOnlyList<ClientError> errors)
    {
        var output = new ByteBuffer();
        output.Write(status == GraphQLResponseStatus.Executed ? "{\"data\":null,\"errors\":"u8 : "{\"errors\":"u8);
        ClientError.WriteAll(errors, output);
        output.Write((byte)'}');
        return new GatewayResponse(status, output, errors);
    }

    /// <summary>Nothing ran: how it would.</summary>
    public static GatewayResponse Explained(QueryPlanTrace trace, QueryPlan plan)
    {
        var output = new ByteBuffer();
        output.Write("{\"data\":null}"u8);
        trace.AppendTo(output, plan);
        return Of(output);
    }

    public override void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(this.output.Written);

        // A response is written once; its buffer serves the next one.
        this.output.Dispose();
    }

    public override void WriteErrorsTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (refusals.Count == 0)
        {
            base.WriteErrorsTo(output);
            return;
        }

        using var errors = new ByteBuffer();
        ClientError.WriteAll(refusals, errors);
        output.Write(errors.Written);
    }
}

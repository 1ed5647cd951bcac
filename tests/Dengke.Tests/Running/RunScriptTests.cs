using System.Diagnostics;
using System.Net;
using System.Text;
using Dengke.Tests.Support;

namespace Dengke.Tests.Running;

/// <summary><c>./run</c> as a person starts it: a process of its own, with a port and a folder.</summary>
public sealed class RunScriptTests : IDisposable
{
    private static readonly string[] Roles =
    [
        "学生",
        "辅导员",
        "教学秘书",
        "院领导",
        "学籍管理员",
        "采集员",
        "审计",
        "系统管理员",
    ];

    private readonly string data = Directory.CreateTempSubdirectory("dengke-run-").FullName;
    private readonly StringBuilder output = new();

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact, Trait("Requirement", "RUN-1")]
    public async Task Run_EmptyFolder_ServesDemoAndStopsOnInterrupt()
    {
        var port = Ports.Free();
        using var run = Start("--port", $"{port}", "--data", data, "--students", "40");

        try
        {
            await ReadyAsync(run, port);

            Assert.Contains($"http://127.0.0.1:{port}", Output, StringComparison.Ordinal);
            Assert.All(Roles, role => Assert.Contains(role, Output, StringComparison.Ordinal));

            await InterruptAsync(run);
            Assert.Equal(0, run.ExitCode);
        }
        finally
        {
            run.Kill(entireProcessTree: true);
        }
    }

    [Theory, Trait("Requirement", "RUN-1")]
    [InlineData("--port", "none")]
    [InlineData("--students", "0")]
    [InlineData("--colour", "red")]
    public async Task Run_BadArgument_SaysSoInOneLineAndExitsWithTwo(string option, string value)
    {
        using var run = Start(option, value);

        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, run.ExitCode);
        Assert.Single(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    private Process Start(params ReadOnlySpan<string> arguments)
    {
        var run = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(Repository.Root, "run"), [.. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        run.OutputDataReceived += Keep;
        run.ErrorDataReceived += Keep;
        run.Start();
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        return run;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.Append(line.Data).Append('\n');
        }
    }

    private async Task ReadyAsync(Process run, int port)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (true)
        {
            Assert.False(run.HasExited, Output);
            try
            {
                using var answer = await client.GetAsync("/readyz", TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    private static async Task InterruptAsync(Process run)
    {
        using var kill = Process.Start("kill", ["-INT", $"{run.Id}"]);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}

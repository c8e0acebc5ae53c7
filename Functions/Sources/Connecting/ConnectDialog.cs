using System.IO;

namespace SocialFunnel.Sources.Connecting;

/// <summary>Questions to a person at a terminal, for one source of one brand.</summary>
/// <param name="brand">The brand's id.</param>
/// <param name="source">Name that the source will have.</param>
/// <param name="answers">Where answers come from, a line each.</param>
/// <param name="questions">Where questions go.</param>
public sealed class ConnectDialog(string brand, string source, TextReader answers, TextWriter questions)
{
    /// <summary>The brand's id.</summary>
    public string Brand => brand;

    /// <summary>Name that the source will have in the brand's settings.</summary>
    public string Source => source;

    /// <summary>Reads a line without showing it; by default from the answers.</summary>
    public Func<string?> ReadHidden { get; init; } = answers.ReadLine;

    /// <summary>Opens an address in a browser; whether that could be tried.</summary>
    public Func<Uri, bool> Browse { get; init; } = _ => false;

    /// <summary>Says something.</summary>
    public void Say(string line)
    {
        questions.WriteLine(line);
        questions.Flush();
    }

    /// <summary>Asks until the answer is good.</summary>
    /// <param name="question">Without a colon.</param>
    /// <param name="preset">The answer when nothing is written; null when something must be.</param>
    /// <param name="fault">What is wrong with an answer, in words; null when nothing is.</param>
    /// <exception cref="EndOfStreamException">There are no more answers.</exception>
    public string Ask(string question, string? preset, Func<string, string?> fault)
    {
        while (true)
        {
            questions.Write(string.IsNullOrEmpty(preset) ? $"{question}: " : $"{question} [{preset}]: ");
            questions.Flush();
            var answer = (answers.ReadLine() ?? throw new EndOfStreamException()).Trim();
            answer = answer.Length == 0 ? preset ?? "" : answer;
            if (fault(answer) is not { } problem)
            {
                return answer;
            }

            Say(problem);
        }
    }

    /// <summary>Asks for a secret, which is not shown.</summary>
    /// <exception cref="EndOfStreamException">There are no more answers.</exception>
    public string AskSecret(string question)
    {
        while (true)
        {
            questions.Write($"{question} (it is not shown): ");
            questions.Flush();
            if ((ReadHidden() ?? throw new EndOfStreamException()).Trim() is { Length: > 0 } secret)
            {
                questions.WriteLine();
                return secret;
            }
        }
    }
}

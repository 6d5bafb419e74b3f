namespace Foedera.Reading.Encoder;

/// <summary>A model that the program cannot do without is missing, damaged, or of another version.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Without a message.</summary>
    public ModelException() { }

    /// <summary>One line that names the file.</summary>
    public ModelException(string message)
        : base(message) { }

    /// <summary>One line that names the file, and what was wrong.</summary>
    public ModelException(string message, Exception innerException)
        : base(message, innerException) { }
}

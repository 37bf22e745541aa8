// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace hitwatch {

/// Where reports go: standard output or a file. Unbuffered, so what was written is out. The first
/// report is written beside the file of before and takes its place when it is complete; further
/// ones are appended.
class Output {
public:
    /// @param path empty: standard output. A file keeps its old contents until the first write is
    /// done.
    /// @param input path that is read at the same time, or empty.
    static Result<Output> open(const QString &path, const QString &input);
    ~Output();
    Output(Output &&other) noexcept;
    Output &operator=(Output &&) = delete;
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    /// @returns false when nothing more can be written: see isClosed() and error().
    bool write(std::string_view text);
    /// The reader had enough (EPIPE). This is no error.
    bool isClosed();
    const std::optional<Error> &error() const { return m_error; }

    int descriptor() const { return m_descriptor; }
    bool isTerminal() const;

private:
    Output(int descriptor, QString name);

    void writeAll(std::string_view text);
    void replaceFile(std::string_view text);

    int m_descriptor;
    QString m_name; ///< empty: standard output
    bool m_fresh = true;
    bool m_isNew = false; ///< there was no file of this name before
    bool m_closed = false;
    std::optional<Error> m_error;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace hitwatch {

/// SIGINT, SIGTERM, SIGHUP and SIGWINCH as Qt signals. The second one of those that end the program
/// ends it at once, with exit code 128 + its number. SIGPIPE is ignored: writes fail instead.
/// One object per process.
class UnixSignals : public QObject {
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void stopRequested();
    void terminalResized();

private:
    void readPipe();

    int m_readEnd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace hitwatch

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"
#include "monitor/settings.h"
#include "ui/dialogs/capture_probes.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace hitwatch {

class MessageLabel;

/// 'Capture options', folded away: ports and filter, compiled while they are typed with the error
/// beside them; the TLS key log; snapshot length; promiscuous mode. Folded, it sums up what is set.
class CaptureOptions : public QWidget {
    Q_OBJECT

public:
    enum class State : std::uint8_t { Valid, Checking, Wrong };

    explicit CaptureOptions(const CaptureProbes &probes, QWidget *parent = nullptr);

    void setValues(const Settings &settings);
    void storeValues(Settings &settings) const;
    State state() const { return m_state; }
    /// What is wrong, one line; empty unless Wrong.
    const QString &problem() const { return m_problem; }
    void setUnfolded(bool unfolded);
    bool isUnfolded() const;

Q_SIGNALS:
    void stateChanged();
    void folded(bool unfolded);

private:
    void makeHead();
    QWidget *makeBody();
    QWidget *makePortsRow();
    QWidget *makeFilterRow();
    QWidget *makeKeyLogRow();
    void chooseKeyLog();
    QString keyLogPath() const;
    void textEdited();
    void checkNow();
    void finishCheck(quint64 job, const std::optional<std::string> &problem);
    void setState(State state, const QString &problem = {});
    void updateMessages();
    void showKeyLogMessage();
    QString summary() const;
    CaptureRequest typedRequest() const;

    CaptureProbes m_probes;
    QToolButton *m_fold = nullptr;
    QLabel *m_summary = nullptr;
    QWidget *m_body = nullptr;
    QLineEdit *m_ports = nullptr;
    QLabel *m_portsMessage = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_filterMessage = nullptr;
    QLineEdit *m_keyLog = nullptr;
    MessageLabel *m_keyLogMessage = nullptr;
    QSpinBox *m_snapshotLength = nullptr;
    QCheckBox *m_promiscuous = nullptr;
    QTimer m_wait;
    quint64 m_job = 0; ///< the check whose answer counts
    State m_state = State::Valid;
    QString m_problem;
    bool m_portsWrong = false;
    bool m_keyLogWrong = false;
};

} // namespace hitwatch

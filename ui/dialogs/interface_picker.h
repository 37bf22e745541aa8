// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/capture_probes.h"
#include "ui/dialogs/traffic_history.h"
#include "ui/text/format.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QSortFilterProxyModel;

namespace hitwatch {

class InterfaceModel;
class InterfaceView;
class SearchField;

/// The list of interfaces with 'all that are up' and a search. Looks at the interfaces once a
/// second while it is shown, on another thread.
class InterfacePicker : public QWidget {
    Q_OBJECT

public:
    explicit InterfacePicker(const CaptureProbes &probes, QWidget *parent = nullptr);
    ~InterfacePicker() override;

    InterfaceModel &model() { return *m_model; }
    const InterfaceModel &model() const { return *m_model; }
    void setFormat(const Format &format);
    void focusList();

Q_SIGNALS:
    void choiceChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Sample;
    static Sample takeSample(const CaptureProbes &probes);
    void requestSample();
    void takeIn(const Sample &sample);
    void search(const QString &words);
    void updateState();
    QWidget *makeHead();
    QWidget *makeList();

    CaptureProbes m_probes;
    InterfaceModel *m_model;
    QSortFilterProxyModel *m_listed;
    InterfaceView *m_view = nullptr;
    QCheckBox *m_allUp = nullptr;
    SearchField *m_search = nullptr;
    QLabel *m_nothing = nullptr;
    TrafficHistory m_history;
    QTimer m_timer;
    QString m_problem;
    int m_samples = 0;
    bool m_isSampling = false;
};

} // namespace hitwatch

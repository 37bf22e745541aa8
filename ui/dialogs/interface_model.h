// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/interface_list.h"
#include "ui/dialogs/traffic_history.h"
#include "ui/text/format.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <set>
#include <string>
#include <vector>

namespace hitwatch {

/// The interfaces of this machine, each with a check mark and its traffic. Rows come, go and change
/// in place; a mark outlives its row, so that an interface that returns is marked again.
class InterfaceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, KindColumn, AddressColumn, TrafficColumn, RateColumn, ColumnCount };
    enum Role {
        UpRole = Qt::UserRole, ///< bool
        CheckedRole, ///< bool, in each column
        RatesRole, ///< QList<double>, bytes/s, oldest first
        SearchRole, ///< QString: what a search looks at besides the text
        ScaleRole, ///< double, bytes/s: the top of the preview
    };

    explicit InterfaceModel(QObject *parent = nullptr);

    void setInterfaces(const std::vector<InterfaceInfo> &interfaces);
    void setTraffic(const TrafficHistory &history);
    void setFormat(const Format &format);

    /// What is marked, as CaptureRequest::interfaces has it: empty means all that are up. Names
    /// that do not exist are left out of choice(), but marked when they come.
    void setChoice(const std::vector<std::string> &names);
    std::vector<std::string> choice() const;
    /// Marks all that are up, and from then on those that come up; or none at all.
    void setAllUp(bool all);
    /// Checked: all that are up, and no others.
    Qt::CheckState allUpState() const;
    int checkedCount() const;
    /// One of the marked ones is up: a capture can start.
    bool isAnyCheckedUp() const;
    void toggle(const QModelIndex &index);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// "ethernet" in the user's language.
    static QString kindText(InterfaceKind kind);

Q_SIGNALS:
    void choiceChanged();

private:
    struct Row {
        InterfaceInfo info;
        std::vector<double> rates;
    };
    bool isChecked(const InterfaceInfo &info) const;
    void insertRowAt(int at, const InterfaceInfo &info);
    void moveRowTo(int from, int to);
    void removeRowsNotIn(const std::vector<InterfaceInfo> &interfaces);
    int rowOf(const std::string &name, int from) const;
    void tellRowsChanged(const QList<int> &roles);
    QString text(const Row &row, int column) const;
    static QString addressText(const InterfaceInfo &info);
    static QString kindAndAlias(const InterfaceInfo &info);
    static QString searchText(const Row &row, int column);
    QString toolTip(const Row &row, int column) const;
    QString accessibleText(const Row &row, int column) const;

    std::vector<Row> m_rows;
    std::set<std::string> m_marked;
    bool m_allUp = true;
    double m_scale = 1;
    Format m_format;
};

} // namespace hitwatch

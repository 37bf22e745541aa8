// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

class QWidget;

namespace hitwatch::test {

/// Takes pictures of what is on screen into a folder.
class Camera {
public:
    Camera(QString folder, const QSize &size, QStringList wanted);

    const QSize &size() const { return m_size; }
    bool wants(const QString &screen) const;
    /// Lets @p widget settle and keeps it as SCREEN.png. Complains about a picture of one colour.
    void take(QWidget &widget, const QString &screen);
    bool hasFailed() const { return m_failed; }
    void complain(const QString &text);

private:
    const QString m_folder;
    const QSize m_size;
    const QStringList m_wanted; ///< empty: all
    bool m_failed = false;
};

} // namespace hitwatch::test

#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace weft::ui {

/// A seed with a dice, which rolls another one, and a lock, which keeps it for the next shot.
class SeedField : public QWidget
{
    Q_OBJECT
public:
    explicit SeedField(QWidget *parent = nullptr);

    std::int64_t value() const { return m_value; }
    /// Shows a seed without telling.
    void setValue(std::int64_t seed);
    bool isLocked() const;
    /// Another seed, without telling.
    void roll();

Q_SIGNALS:
    void edited();

private:
    QLineEdit *const m_edit;
    QToolButton *const m_dice;
    QToolButton *const m_lock;
    std::int64_t m_value = 0;
};

} // namespace weft::ui

# Đăng nhập
accounts-sign-in = Đăng nhập
accounts-login = Tên đăng nhập
accounts-password = Mật khẩu
accounts-forgotten = Quên mật khẩu hoặc chưa có tài khoản: liên hệ thủ trưởng đơn vị hoặc người quản trị.
accounts-session-ended = Phiên làm việc đã hết. Đăng nhập lại; nội dung vừa gõ được giữ nguyên và chưa được gửi.
accounts-kept-no-file = Tệp đính kèm không giữ lại được; cần chọn lại tệp.
accounts-kept-too-long = Nội dung vừa gõ quá dài nên không giữ lại được. Dùng nút Quay lại của trình duyệt để chép nội dung ra trước khi đăng nhập.
accounts-kept = Nội dung chưa gửi
accounts-kept-lede = Nội dung này được gõ trước khi phiên làm việc hết. Hệ thống chưa ghi gì.
accounts-kept-check = Xem lại trước khi gửi: nội dung sẽ được ghi dưới tên { $name }.
accounts-kept-send = Gửi nội dung này
accounts-kept-leave = Không gửi, quay lại trang đang làm

# Tài khoản của mình
accounts-own = Tài khoản
